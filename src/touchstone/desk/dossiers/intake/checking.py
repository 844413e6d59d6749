"""Checking an upload: every row is read and judged, nothing is taken in."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from django.utils.translation import override

from touchstone.desk.dossiers.intake.bounds import demand_rows, demand_unpacked
from touchstone.desk.dossiers.intake.reading import opened, recognise, repeats_header
from touchstone.desk.dossiers.intake.rows import RowProblem, check_row
from touchstone.desk.dossiers.models import Import, ImportProblem
from touchstone.tables.position import START, Position
from touchstone.tables.reasons import REASON_TEXTS
from touchstone.tables.rejects import Reject
from touchstone.tables.source import TableBatch

SHOWN = 10
MOST_PROBLEMS = 5_000
"""Problems kept of one file; all are counted."""
CURE = {
    "en": "Correct the cell in this column and upload the file again, or import without this row.",
    "zh-hans": "请改正该列的内容后重新上传；也可以不导入此行。",
}


class Check:
    """What checking finds, gathered over the file; it goes on from where `row` says that it was left."""

    def __init__(self, row: Import) -> None:
        self.row = row
        self.total = row.total
        self.place: dict[str, Any] = row.place
        self.mapping: Mapping[str, Any] = row.mapping
        self.sample: list[dict[str, str]] = row.sample
        self.problems: list[ImportProblem] = []
        self.problems_count = row.problems_count

    def read(self, path: Path, until: float) -> bool:
        """Judge the file's rows until `until` (monotonic seconds) is past; whether its end came.

        Raises UnreadableFileError.
        """
        if not self.place:
            demand_unpacked(path)
            self.mapping = recognise(path, self.row.kind)
        start = Position.from_dict(self.place) if self.place else START
        for batch in opened(path, self.row.kind, self.mapping).batches(start):
            self._add(batch)
            demand_rows(self.total)
            self.place = batch.next.as_dict()
            if monotonic() >= until:
                return False
        return True

    def _add(self, batch: TableBatch) -> None:
        self.total += len(batch.rejects)
        for reject in batch.rejects:
            self._keep(_rejected(self.row, reject))
        for line, row in numbered(batch):
            if repeats_header(row):
                continue
            self.total += 1
            try:
                check_row(self.row.kind, row)
            except RowProblem as problem:
                self._keep(_problem(self.row, line, problem, row))
            else:
                if len(self.sample) < SHOWN:
                    self.sample.append({name: _shown(value) for name, value in row.items() if value is not None})

    def _keep(self, problem: ImportProblem) -> None:
        self.problems_count += 1
        if self.problems_count <= MOST_PROBLEMS:
            self.problems.append(problem)


def numbered(batch: TableBatch) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows with their lines. A table counts records; where a record has line breaks, its first line may lie lower."""
    skipped = sorted(reject.line for reject in batch.rejects)
    line = max(batch.next.line - batch.next.row + batch.start.row, batch.start.line) + 1
    for row in batch.records.to_pylist():
        while skipped and skipped[0] <= line:
            line = skipped.pop(0) + 1
        yield line, row
        line += 1


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _rejected(row: Import, reject: Reject) -> ImportProblem:
    text = REASON_TEXTS[reject.reason]
    words = {"what_en": text.reason_en, "what_zh": text.reason_zh, "cure_en": text.cure_en, "cure_zh": text.cure_zh}
    return ImportProblem(of=row, line=reject.line, row=reject.text, **words)


def _problem(row: Import, line: int, problem: RowProblem, values: Mapping[str, Any]) -> ImportProblem:
    said = {}
    for language in CURE:
        with override(language):
            said[language] = " ".join(problem.refusal.messages)
    text = "; ".join(f"{name}={value}" for name, value in values.items() if value is not None)
    return ImportProblem(
        of=row,
        line=line,
        column=problem.column,
        what_en=said["en"],
        what_zh=said["zh-hans"],
        cure_en=CURE["en"],
        cure_zh=CURE["zh-hans"],
        row=text[:300],
    )
