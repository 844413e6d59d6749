"""From an open file to what is kept of it: judged first, opened only in the worker, and only if it may be."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from touchstone.desk.evidence.examine import EVERY_KIND, Examination, examine
from touchstone.desk.evidence.worker.start import open_in_worker


@dataclass(frozen=True, slots=True)
class Judged:
    """An examined file and its neutral preview: a PNG that we drew, or nothing."""

    examination: Examination
    preview: bytes


def judge(file: BinaryIO, name: str, wanted: frozenset[str] = EVERY_KIND) -> Judged:
    """Examine a file and draw its preview where it may be opened; what the worker meets is added to the findings.

    Raises:
        RefusedFileError: the file is not taken.
        WorkerError: the machine could not run the worker; try again.
    """
    examination = examine(file, name, wanted)
    if not examination.may_be_opened:
        return Judged(examination, b"")
    opened = open_in_worker(file, examination.kind)
    if opened.finding:
        return Judged(replace(examination, findings=(*examination.findings, opened.finding)), b"")
    return Judged(examination, opened.preview)
