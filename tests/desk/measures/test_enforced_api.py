"""“Enforced = owed” by programs: the same lines as on the page, page by page, and an account settled."""

from typing import Any

import pytest

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.measures.test_balancing import LATER, SPOILT, spoil, words
from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.measures.intake.balancing import run_balances
from touchstone.desk.measures.models import Measure, PlatformOrder
from touchstone.desk.measures.queries import balance_lines

pytestmark = pytest.mark.django_db


def said(items: list[dict[str, Any]]) -> list[str]:
    return [f"{item['what']}:{item['action']}" for item in items]


def test_a_program_reads_the_lines_of_the_page(world: World, analyst: Standing) -> None:
    spoil(world, analyst)
    found = program_of(analyst).get("enforced").json()
    assert said(found["items"]) == SPOILT
    assert (found["found"], found["next"], found["balance"]) == (3, None, None)
    first = found["items"][0]
    assert (first["seller"], first["name"], first["shop"]) == (world.seller.public_id, "Lin Trading", "Lin Shop")
    assert (first["code"], first["track"]) == ("model@1", "counterfeit")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("q=lin+tra", 3), ("q=Mo", 0), ("what=wrong_term", 1), ("track=counterfeit", 3), ("track=general", 0),
     ("code=model%401", 3), (f"month={NOW:%Y-%m}", 3), ("month=2019-01", 0)],
)  # fmt: skip
def test_lines_are_narrowed_as_on_the_page(world: World, analyst: Standing, asked: str, found: int) -> None:
    spoil(world, analyst)
    assert program_of(analyst).get(f"enforced?{asked}").json()["found"] == found


def test_pages_of_one_bring_each_line_once_also_when_one_is_gone(world: World, analyst: Standing) -> None:
    spoil(world, analyst)
    program = program_of(analyst)
    first = program.get("enforced?limit=2").json()
    PlatformOrder.objects.filter(measure__action="freeze_account").update(let_go=LATER)
    Measure.objects.filter(action="freeze_account").update(reversed_at=LATER, reversed_by="per_a")
    second = program.get(first["next"].removeprefix("/api/v1/")).json()
    assert said(first["items"] + second["items"]) == SPOILT
    assert second["next"] is None


def test_a_program_settles_an_account_as_the_page_does(world: World, analyst: Standing) -> None:
    spoil(world, analyst)
    answer = program_of(analyst).ask("POST", f"enforced/{world.seller.public_id}/settle")
    assert (answer.status_code, answer.json()) == (200, {"seller": world.seller.public_id, "items": []})
    assert words(LATER) == []


def test_what_began_late_is_told_after_settling(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    measure = breach.measures.get(action="hide_shop")
    late = measure.until - measure.starts
    Measure.objects.filter(pk=measure.pk).update(starts=LATER, until=LATER + late)
    measure.orders.update(until=LATER + late)
    answer = program_of(analyst).ask("POST", f"enforced/{world.seller.public_id}/settle")
    assert said(answer.json()["items"]) == ["late:hide_shop"]


def test_a_large_desk_is_computed_in_the_background(
    world: World, analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(world, analyst)
    monkeypatch.setattr(balance_lines, "AT_ONCE", 0)
    program = program_of(analyst)
    assert program.get("enforced/balance").status_code == 404
    asked = program.ask("POST", "enforced/balance").json()
    while run_balances(LATER):
        pass
    balance = program.get("enforced").json()["balance"]
    assert (balance["id"], balance["found"]) == (asked["id"], 3)
    assert program.get("enforced/balance").json() == balance


def test_a_cursor_of_another_list_is_refused(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    cursor = program_of(analyst).get("breaches").json()["cursor"]
    assert program_of(analyst).get(f"enforced?after={cursor}").status_code == 422
