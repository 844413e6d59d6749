"""The verification of an export file against keys, and against heads and anchors known from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from touchstone.ledger.anchors import Anchor
from touchstone.ledger.checking import Checker
from touchstone.ledger.errors import ExportError
from touchstone.ledger.faults import Fault, FaultKind
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.known import know_anchors, know_heads
from touchstone.ledger.lines import LONGEST, read_line
from touchstone.ledger.note import not_a_note
from touchstone.ledger.report import Report


def verify_export(
    path: Path, keys: Sequence[VerifyingKey], anchors: Iterable[Anchor] = (), heads: Iterable[str] = ()
) -> Report:
    """Read an export once, in constant memory, and say all that is wrong with it. Raises ExportError: no such file."""
    known, faults = know_heads(heads, keys)
    anchored, more = know_anchors(anchors, keys)
    checker = Checker(keys, [*known, *anchored], [*faults, *more])
    for line in read_lines(path):
        checker.feed(line)
    report = checker.finish()
    return replace(report, faults=name_repeats(report.faults, path))


def read_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file with their ends; what is longer than LONGEST comes in pieces. Raises ExportError."""
    try:
        with path.open("rb") as file:
            while line := file.readline(LONGEST):
                yield line
    except OSError as error:
        raise ExportError(
            f"The export {path} cannot be read.",
            hint="Give the path of a file that the record was exported to.",
            sentence_zh=f"无法读取导出文件 {path}。",
            hint_zh="请给出台账导出文件的路径。",
        ) from error


def load_heads(paths: Iterable[Path]) -> list[str]:
    """The signed notes of files, one each. Raises ExportError, NoteError where one cannot be read."""
    try:
        return [b"".join(read_lines(path)).decode() for path in paths]
    except ValueError as error:
        raise not_a_note("not UTF-8", "不是 UTF-8") from error


def name_repeats(faults: tuple[Fault, ...], path: Path) -> tuple[Fault, ...]:
    """The faults, where an entry put in that is the same as the one with its number is called a duplicate."""
    asked = {fault.line for fault in faults if fault.kind is FaultKind.INSERTED and fault.first is not None}
    if not asked:
        return faults
    numbers = {fault.first for fault in faults if fault.line in asked}
    first: dict[int | str, bytes] = {}
    twice = set()
    for place, written in enumerate(read_lines(path), 1):
        seq = _number(written)
        if seq in numbers and first.setdefault(seq, written) == written and place in asked:
            twice.add(place)
    return tuple(replace(one, kind=FaultKind.DUPLICATE) if one.line in twice else one for one in faults)


def _number(written: bytes) -> int | str:
    try:
        return read_line(written).get("seq", "")
    except ValueError:
        return ""
