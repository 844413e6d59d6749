"""The shipped codes of platforms against the facts that were collected about them: nothing differs, nothing is added.

`domain_facts.csv` was typed from the collection, not from the packs: row, field, value, how sure it is, a word of its source.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.rulebook.penalties.codes import CODES
from touchstone.rulebook.penalties.action import Order
from touchstone.rulebook.penalties.rows import BreachKind, Tier, Track
from touchstone.rulebook.provision import Provision, Status

with Path(__file__).with_name("domain_facts.csv").open(encoding="utf-8") as file:
    FACTS = list(csv.DictReader(file))
KNOWN = {(fact["code"], fact["row"], fact["field"]) for fact in FACTS}
PLATFORMS = sorted({fact["code"] for fact in FACTS})
ITSELF = {"key", "title_en", "title_zh", *Provision.__dataclass_fields__}
"""What names a row and says where it is from; the rest is what it does."""
NOT_SAID = {Track: {"days"}, BreachKind: {"orders"}, Tier: {"after_warning"}}
"""Fields where the codes say nothing: days of a yearly track, the removal of the listing itself, no prior warning."""


def row_of(code: str, name: str) -> Any:
    return next(row for row in CODES[code].rows() if row.code == f"penalty.{code}.{name}")


def said(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(said(one) for one in value)
    if isinstance(value, Order):
        return value.action.value if value.days is None else f"{value.action.value}:{value.days}"
    return str(value)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['code']}.{fact['row']}.{fact['field']}")
def test_a_shipped_row_says_what_was_collected(fact: dict[str, str]) -> None:
    row = row_of(fact["code"], fact["row"])
    assert said(getattr(row, fact["field"])) == fact["value"]
    assert row.status == fact["status"]
    assert fact["source"] in row.source


@pytest.mark.parametrize("code", PLATFORMS)
def test_no_row_of_a_platform_applies_that_nobody_collected(code: str) -> None:
    for row in CODES[code].rows():
        does = set(type(row).__dataclass_fields__) - ITSELF
        silent = NOT_SAID.get(type(row), set()) if not (isinstance(row, Track) and row.days) else set()
        name = row.code.removeprefix(f"penalty.{code}.")
        assert not row.is_enabled or {(code, name, field) for field in does - silent} <= KNOWN, row.code


@pytest.mark.parametrize("code", PLATFORMS)
def test_what_is_not_confirmed_is_never_applied_and_says_what_to_check(code: str) -> None:
    rows = CODES[code].unconfirmed()
    assert all(row.status is Status.UNCONFIRMED and row.check for row in rows)
    assert {row.code for row in rows} == {row.code for row in CODES[code].rows() if row.source == "general knowledge"}


@pytest.mark.parametrize("code", PLATFORMS)
def test_a_change_of_a_platforms_rules_is_told_seven_days_before(code: str) -> None:
    assert CODES[code].notice_days >= 7


def test_a_platform_without_a_kind_of_breach_that_is_confirmed_does_not_run() -> None:
    assert [code for code in PLATFORMS if CODES[code].is_runnable] == ["aliexpress"]
