"""What the desk counts equals a plain recount over the rows that it exports; what was changed in them is found."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.conf import settings as desk_settings
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.desk.people import NOW, Standing, make_organisation, make_standing
from tests.desk.reports.history import play_leads, play_removals, play_reviews
from touchstone.desk.authority.actor import NODE
from touchstone.desk.reports.errors import FolderError
from touchstone.desk.reports.exporting import export_folder
from touchstone.desk.reports.queries.periods import of_days
from touchstone.figures.recount.comparing import PUBLISHED, Compared, compare, differing, read_published
from touchstone.figures.recount.counting import Recount
from touchstone.figures.recount.record import read_record

pytestmark = pytest.mark.django_db
PERIOD, END = of_days(date(2026, 11, 20), date(2026, 11, 30)), NOW + timedelta(days=12)
PLANTED = (
    ("decisions.jsonl", "decided", "2026-11-28T02:00:00+00:00", "T_decide"),
    ("decisions.jsonl", "taken_back", True, "T24"),
    ("leads.jsonl", "opened", "2026-11-22T01:00:00+00:00", "H24"),
    ("leads.jsonl", "waiting", True, "backlog"),
    ("measures.jsonl", "reversed", True, "PRO"),
    ("sales.jsonl", "sold_by", None, "PRE0"),
    ("appeals.jsonl", "status", "rejected", "overturned"),
    ("decisions.jsonl", "holds", "fine", "precision.signal"),
    ("decisions.jsonl", "verdict", "dangerous", "agreement"),
)
"""File, column, what is put into every row of it, and a figure that no longer fits."""


def play(seed: int, people: tuple[Standing, Standing, Standing]) -> None:
    analyst, supervisor, seller = people
    play_leads(Random(seed), analyst, 6)
    play_removals(Random(seed), analyst, supervisor, seller)
    play_reviews(Random(seed), analyst, supervisor, 5)


def recounted(folder: Path) -> list[Compared]:
    return list(compare(Recount(read_record(folder)), read_published(folder / PUBLISHED)))


@pytest.fixture
def people(analyst: Standing, supervisor: Standing) -> tuple[Standing, Standing, Standing]:
    return analyst, supervisor, make_standing("Lin", make_organisation("House Lin", "seller"), "seller")


@pytest.fixture
def exported(people: tuple[Standing, Standing, Standing], tmp_path: Path, settings: Any) -> Path:
    settings.SECOND_REVIEWS = 100
    play(1, people)
    export_folder(tmp_path / "figures", PERIOD, by=NODE, now=END)
    return tmp_path / "figures"


@settings(
    max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**6), st.sampled_from((0, 100)))
def test_every_figure_of_any_history_recounts(
    people: tuple[Standing, Standing, Standing], tmp_path: Path, seed: int, drawn: int
) -> None:
    desk_settings.SECOND_REVIEWS, before = drawn, desk_settings.SECOND_REVIEWS
    folder = tmp_path / str(seed)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        with transaction.atomic():
            play(seed, people)
            export_folder(folder, PERIOD, by=NODE, now=END)
            transaction.set_rollback(True)
    finally:
        desk_settings.SECOND_REVIEWS = before
    rows = recounted(folder)
    assert differing(rows) == []
    assert {"T24", "H24", "T_decide", "PRO", "PRE0", "overturned", "precision", "agreement", "backlog"} <= {
        row.figure for row in rows
    }


def test_the_history_of_the_planted_changes_has_every_figure(exported: Path) -> None:
    rows = recounted(exported)
    assert differing(rows) == []
    known = {row.figure for row in rows if row.recounted and row.recounted.value is not None}
    assert known >= {figure for *_, figure in PLANTED} | {"agreement.verdict", "agreement.pair", "precision.ruleset"}


@pytest.mark.parametrize(("file", "column", "value", "figure"), PLANTED)
def test_a_change_of_the_rows_is_found(exported: Path, file: str, column: str, value: Any, figure: str) -> None:
    rows = [json.loads(line) | {column: value} for line in (exported / file).read_text(encoding="utf-8").splitlines()]
    (exported / file).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert figure in {row.figure for row in differing(recounted(exported))}


def test_a_change_of_a_published_number_is_found(exported: Path) -> None:
    path = exported / PUBLISHED
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("PRO,share,") and ",share,0," not in line)
    cells = lines[at].split(",")
    cells[4] = str(int(cells[4]) - 1)
    path.write_text("\n".join([*lines[:at], ",".join(cells), *lines[at + 1 :]]), encoding="utf-8")
    assert [(row.figure, row.part) for row in differing(recounted(exported))] == [("PRO", "share")]


def test_a_number_that_was_left_out_is_found(exported: Path) -> None:
    path = exported / PUBLISHED
    lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if "precision.signal" in line]
    rest = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line != lines[0]]
    path.write_text("\n".join(rest), encoding="utf-8")
    assert [row.published for row in differing(recounted(exported))] == [None]


def test_nothing_of_a_person_is_exported(exported: Path, people: tuple[Standing, Standing, Standing]) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in exported.iterdir())
    for one in people:
        assert one.actor.person not in text
        assert one.person.name not in text


def test_a_folder_that_is_there_is_not_written_over(exported: Path) -> None:
    with pytest.raises(FolderError):
        export_folder(exported, PERIOD, by=NODE, now=END)
