"""touchstone figures recount: equal or not, figure by figure, with an exit code for scripts."""

import csv
from argparse import Namespace
from pathlib import Path
from random import Random

import pytest

from tests.figures.recount.histories import random_record
from tests.figures.recount.test_record import write
from touchstone.cli.exit_codes import FINISHED, INPUT, RECORD, exit_code
from touchstone.cli.figures import run
from touchstone.figures.errors import RecordError
from touchstone.figures.recount.comparing import PUBLISHED, span_of
from touchstone.figures.recount.counting import Recount

COLUMNS = ("figure", "part", "value", "unit", "count", "of", "unknown", "low", "high", "since", "until")
DAYS = ("2026-10-01", "2026-10-31")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with the numbers that follow from it, as a desk would publish them."""
    record = random_record(Random(3))
    write(tmp_path, record)
    with (tmp_path / PUBLISHED).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for key, number in Recount(record).numbers(span_of(DAYS, record.zone)).items():
            cells = (number.value, "", number.count, number.of, number.unknown, number.low, number.high)
            writer.writerow((*key, *cells, *DAYS))
    return tmp_path


def call(folder: Path, figures: Path | None = None) -> int:
    return run(Namespace(action="recount", folder=folder, figures=figures))


def test_what_follows_from_the_rows_is_equal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(folder) == FINISHED
    *figures, summary = capsys.readouterr().out.splitlines()
    assert {"equal: T24 (2)", "equal: PRE0 (1)", "equal: agreement.verdict (5)"} <= set(figures)
    assert (
        summary == f"numbers: {len((folder / PUBLISHED).read_text().splitlines()) - 1}; equal: " + summary.split()[-1]
    )


def test_what_differs_is_shown_beside_what_was_recounted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / PUBLISHED).read_text(encoding="utf-8-sig")
    other = folder / "page.csv"
    rows = [row.split(",") for row in text.splitlines()]
    rows = [[*row[:5], "9999", *row[6:]] if row[:2] == ["T24", "share"] else row for row in rows]
    other.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    assert call(folder, other) == RECORD
    said = capsys.readouterr().out
    assert "differs: T24 (2)\n  share, 2026-10-01 … 2026-10-31: published" in said
    assert "/ 9,999) [" in said
    assert said.count("differs") == 1


@pytest.mark.parametrize("text", ["", "figure,part\nT24,share\n", "a,b\n1,2\n"])
def test_a_file_that_is_none_of_figures_is_refused(folder: Path, text: str) -> None:
    (folder / PUBLISHED).write_text(text, encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        call(folder)
    assert exit_code(refused.value) == INPUT
