"""The verifier that stands alone: it shares no code with ours, is short, and gives the same answers."""

import ast
import json
import random
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.ledger.record import KEY, KEYS, Record, make_record
from touchstone.ledger import standalone
from touchstone.ledger.checking import Checker
from touchstone.ledger.known import know_anchors

SCRIPT = Path(standalone.__file__)
RECORD = make_record(24, every=8)
OTHER = make_record(24, every=8, particulars_every=5)
WHOLE = RECORD.export()


def other_first_line(export: bytes, anchors: list[bytes] | None = None) -> int | None:
    """The line at which the standalone verifier stops, or nothing where it finds the record sound."""
    trust = standalone.Trust([BytesIO(KEY.verifying.to_text().encode() + b"\n")])
    record = standalone.Record(trust)
    try:
        if anchors:
            record.outside = standalone.read_anchors([BytesIO(b"".join(anchors))], trust)
        for line in split(export):
            record.read(line)
        record.lines += 1
        record.end()
    except (ValueError, LookupError, TypeError, standalone.InvalidSignature):
        return record.lines
    return None


def split(export: bytes) -> list[bytes]:
    """Lines as a file has them: bytes.splitlines would also part at carriage returns."""
    parts = export.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def our_first_line(export: bytes) -> int | None:
    checker = Checker(KEYS)
    for line in split(export):
        checker.feed(line)
    report = checker.finish()
    return min((fault.line for fault in report.faults), default=None)


def mutate(chance: random.Random) -> bytes:
    """The export after one random act upon its lines or its bytes."""
    lines, place = RECORD.lines(), chance.randrange(30)
    acts: tuple[Callable[[], object], ...] = (
        lambda: lines.pop(place),
        lambda: lines.insert(place, lines[chance.randrange(30)]),
        lambda: lines.__setitem__(slice(place, place + 2), lines[place : place + 2][::-1]),
        lambda: lines.__setitem__(place, chance.choice(OTHER.lines())),
        lambda: lines.__delitem__(slice(place, None)),
        lambda: chance.shuffle(lines),
        lambda: lines.__setitem__(place, flip(lines[place], chance.randrange(8 * len(lines[place])))),
    )
    chance.choice(acts)()
    return b"".join(lines)


def flip(data: bytes, bit: int) -> bytes:
    return (int.from_bytes(data, "big") ^ (1 << bit)).to_bytes(len(data), "big")


def test_it_is_one_short_file_that_needs_only_cryptography() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    foreign = {name.split(".")[0] for name in imported} - sys.stdlib_module_names
    assert foreign == {"cryptography"}
    assert len(text.splitlines()) <= 200


@pytest.mark.parametrize("seed", range(40))
def test_both_give_the_same_answer_on_mutated_records(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        export = mutate(chance)
        assert (our_first_line(export) is None) == (other_first_line(export) is None)


def test_both_find_flipped_bits_and_name_the_line_of_every_entry_and_head() -> None:
    chance, lines = random.Random(1), RECORD.lines()
    for _ in range(1500):
        place = chance.randrange(len(lines))
        flipped = flip(lines[place], chance.randrange(8 * len(lines[place])))
        export = b"".join([*lines[:place], flipped, *lines[place + 1 :]])
        found = {our_first_line(export), other_first_line(export)}
        assert None not in found
        # A day of an anchor is covered by the next anchor only, the origin in the header by the first head.
        assert found == {place + 1} or json.loads(lines[place])["kind"] in ("header", "anchor")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_both_take_the_same_anchors(count: int) -> None:
    anchors = [anchor.to_line() for anchor in RECORD.anchors[:count]]
    assert other_first_line(WHOLE, anchors) is None
    older = Record(RECORD.entries[:8], RECORD.heads[:1], RECORD.anchors[:1]).export()
    assert (other_first_line(older, anchors) is None) == (count < 2)
    assert (other_first_line(OTHER.export(), anchors) is None) == (count == 0)


def test_both_refuse_anchors_that_do_not_follow_one_another() -> None:
    forged = [RECORD.anchors[0], OTHER.anchors[1]]
    assert know_anchors(forged, KEYS)[1]
    assert other_first_line(WHOLE, [anchor.to_line() for anchor in forged]) is not None


def test_it_runs_as_a_script_and_answers_by_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY.verifying.to_text() + "\n", encoding="utf-8")
    (tmp_path / "anchor").write_bytes(RECORD.anchors[-1].to_line())
    (tmp_path / "good").write_bytes(WHOLE)
    (tmp_path / "bad").write_bytes(WHOLE.replace(b'"seq":7', b'"seq":8', 1))
    assert run(tmp_path, "good") == (0, "the record holds: 24 entries\n")
    assert run(tmp_path, "bad")[0] == 1
    assert run(tmp_path, "none")[0] == 2
    assert "line 9:" in run(tmp_path, "bad")[1]


def test_a_key_file_that_is_none_is_refused_before_anything_is_judged(tmp_path: Path) -> None:
    for name in ("good", "key", "anchor"):
        (tmp_path / name).write_bytes(WHOLE)
    assert run(tmp_path, "good") == (2, "")


def run(folder: Path, export: str) -> tuple[int, str]:
    words = [sys.executable, "-I", SCRIPT, folder / export, "--key", folder / "key", "--anchor", folder / "anchor"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout
