"""Two codes row by row."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given

from tests.rulebook.penalties.codes import CODES
from tests.rulebook.penalties.histories import codes
from touchstone.rulebook.penalties.code import ROWS, PenaltyCode, in_force
from touchstone.rulebook.penalties.difference import Change, compare_rows
from touchstone.rulebook.provision import Status

DAYS = (date(2026, 1, 1), date(2026, 1, 2))
MODEL = CODES["model"]


def told(after: PenaltyCode, before: PenaltyCode = MODEL) -> list[tuple[str, str, str, list[str]]]:
    return [
        (one.change.value, one.section, one.row.code, [name for name, _, _ in one.fields])
        for one in compare_rows(before, after, DAYS)
    ]


def with_row(section: str, name: str, **values: Any) -> PenaltyCode:
    """The model code with one row otherwise."""
    rows = tuple(replace(row, **values) if row.code == name else row for row in getattr(MODEL, section))
    return replace(MODEL, **{section: rows})


@given(codes())
def test_a_code_differs_in_nothing_from_itself(code: PenaltyCode) -> None:
    assert compare_rows(code, code, DAYS) == ()


@given(codes(), codes())
def test_what_one_way_is_added_is_left_out_the_other_way(one: PenaltyCode, other: PenaltyCode) -> None:
    there, back = compare_rows(one, other, DAYS), compare_rows(other, one, DAYS)
    turned = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED, Change.CHANGED: Change.CHANGED}
    seen = [(change.change, change.section, id(change.before), id(change.after)) for change in there]
    seen_back = [(turned[change.change], change.section, id(change.after), id(change.before)) for change in back]
    assert sorted(seen) == sorted(seen_back)


@given(codes(), codes())
def test_every_row_in_force_is_told_or_the_same(one: PenaltyCode, other: PenaltyCode) -> None:
    changes = [change for change in compare_rows(one, other, DAYS) if change.section in ROWS]
    for section in ROWS:
        old, new = in_force(getattr(one, section), DAYS[0]), in_force(getattr(other, section), DAYS[1])
        here = [change for change in changes if change.section == section]
        removed = sum(change.change is Change.REMOVED for change in here)
        added = sum(change.change is Change.ADDED for change in here)
        assert len(old) - removed == len(new) - added


def test_a_value_that_changes_is_named_with_both_sides() -> None:
    (change,) = compare_rows(MODEL, with_row("kinds", "penalty.model.counterfeit", points=14), DAYS)
    assert (change.change, change.fields) == (Change.CHANGED, (("points", 12, 14),))


def test_a_row_that_gets_another_name_is_the_same_row() -> None:
    renamed = with_row("tiers", "penalty.model.counterfeit48", code="penalty.model.last", after_warning=True)
    assert told(renamed) == [("changed", "tiers", "penalty.model.last", ["after_warning"])]


def test_a_tier_at_other_points_keeps_its_name() -> None:
    assert told(with_row("tiers", "penalty.model.counterfeit48", at=36)) == [
        ("changed", "tiers", "penalty.model.counterfeit48", ["at"])
    ]


def test_days_of_notice_and_appeal_belong_to_the_head() -> None:
    assert told(replace(MODEL, appeal_days=7)) == [("changed", "code", MODEL.code, ["appeal_days"])]


def test_rows_that_are_not_confirmed_or_out_of_force_are_no_rows() -> None:
    gone = [("removed", "caps", "penalty.model.daily", [])]
    assert told(with_row("caps", "penalty.model.daily", status=Status.UNCONFIRMED)) == gone
    assert told(with_row("caps", "penalty.model.daily", valid_to=DAYS[0])) == gone


def test_a_track_that_two_codes_have_alike_is_no_difference() -> None:
    changes = told(CODES["aliexpress"])
    assert ("removed", "kinds", "penalty.model.counterfeit", []) in changes
    assert [change[2] for change in changes if change[1] == "tracks" and change[0] != "added"] == [
        "penalty.model.track.counterfeit",
        "penalty.model.track.danger",
    ]
