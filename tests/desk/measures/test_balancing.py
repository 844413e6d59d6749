"""Enforced = owed: looked through, taken along, set right, and computed in the background where there is much."""

from datetime import timedelta

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.measures.actions.balancing import settle_account, start_balance
from touchstone.desk.measures.actions.carrying import confirm_order
from touchstone.desk.measures.intake.balancing import run_balances
from touchstone.desk.measures.models import Balance, Measure, PlatformOrder
from touchstone.desk.measures.queries import balance_lines
from touchstone.desk.measures.queries.enforced import differences, enforcement, next_balance

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


def spoil(world: World, analyst: Standing) -> None:
    """One measure is gone, one is not owed, one lasts too long."""
    establish(world, analyst)
    for action, values in (
        ("hide_shop", {"action": "freeze_account"}),
        ("limit_publishing", {"until": NOW + timedelta(days=99)}),
    ):
        assert Measure.objects.filter(action=action).update(**values) == 1


def words(now: object = LATER) -> list[str]:
    return [f"{line.word}:{line.action}" for line in differences(enforcement(now))]  # type: ignore[arg-type]


SPOILT = ["missing:hide_shop", "not_owed:freeze_account", "wrong_term:limit_publishing"]


def test_settling_an_account_leaves_nothing_that_differs(world: World, analyst: Standing) -> None:
    spoil(world, analyst)
    assert words() == SPOILT
    settle_account(seller=world.seller, by=analyst.actor, now=LATER)
    assert words() == []
    measure = Measure.objects.get(action="limit_publishing", reversed_at=None)
    assert (measure.starts, measure.until) == (NOW, NOW + timedelta(days=7))
    assert Measure.objects.filter(action="freeze_account", reversed_at=None).count() == 0


def test_whoever_sees_a_difference_settles_it_from_its_row(world: World, analyst: Standing) -> None:
    spoil(world, analyst)
    client = analyst.client()
    page = client.get("/measures/enforced/").content.decode()
    address = f"/measures/enforced/{world.seller.public_id}/settle"
    assert f'action="{address}"' in page
    assert "Lin Trading" in page
    assert "Nothing differs." in client.post(address, follow=True).content.decode()


def test_the_report_leads_to_what_the_platform_has_not_carried_out(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    establish(world, analyst)
    said = f"{PlatformOrder.objects.count()} orders wait for the platform"
    assert said in analyst.client().get("/measures/enforced/").content.decode()
    for order in PlatformOrder.objects.order_by("pk"):
        confirm_order(order=order, by=supervisor.actor, now=LATER)
    assert "for the platform to say" not in analyst.client().get("/measures/enforced/").content.decode()


def test_a_seller_settles_nothing(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    with pytest.raises(NotPermittedError):
        settle_account(seller=world.seller, by=world.house.actor, now=LATER)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "lin tra"}, 3),
        ({"q": "Lin Shop"}, 3),
        ({"q": "Mo"}, 0),
        ({"what": "missing"}, 1),
        ({"track": "counterfeit", "what": "wrong_term"}, 1),
        ({"code": "model@1"}, 3),
        ({"code": "taobao@2015"}, 3),
        ({"month": f"{NOW:%Y-%m}"}, 3),
    ],
)
def test_the_table_holds_the_lines_that_are_seen(
    world: World, analyst: Standing, asked: dict[str, str], found: int
) -> None:
    spoil(world, analyst)
    client = analyst.client()
    assert len(client.get("/measures/enforced.csv", asked).content.splitlines()) == found + 1
    assert client.get("/measures/enforced/", asked).content.decode().count("<tr data-row>") == found


@pytest.mark.parametrize("most", [1, 2, 500])
def test_parts_of_any_size_give_one_balance(world: World, analyst: Standing, most: int) -> None:
    spoil(world, analyst)
    establish(make_world(analyst, "Mo"), analyst)
    place, kept, found = 0, 0, []
    while part := next_balance(place, LATER, most):
        place, kept = part.place, kept + part.kept
        found += [f"{line.word}:{line.action}" for line in part.lines]
    assert sorted(found) == SPOILT
    assert kept == enforcement(LATER).kept


def test_a_large_desk_reads_the_balance_that_the_background_computed(
    world: World, analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(world, analyst)
    monkeypatch.setattr(balance_lines, "AT_ONCE", 0)
    client = analyst.client()
    assert "Not computed yet" in client.get("/measures/enforced/").content.decode()
    row = start_balance(by=analyst.actor, now=LATER)
    assert start_balance(by=analyst.actor, now=LATER).pk == row.pk
    assert "<progress" in client.get("/measures/enforced/").content.decode()
    while run_balances(LATER):
        pass
    row.refresh_from_db()
    assert (row.done, row.total, row.found, row.kept) == (1, 1, 3, enforcement(LATER).kept)
    assert client.get("/measures/enforced/").content.decode().count("<tr data-row>") == 3


def test_a_part_that_another_loop_wrote_counts_once(world: World, analyst: Standing) -> None:
    spoil(world, analyst)
    start_balance(by=analyst.actor, now=LATER)
    Balance.objects.update(leased_until=LATER + timedelta(minutes=5))
    assert run_balances(LATER) == 0
    assert run_balances(LATER + timedelta(minutes=5)) == 1
    assert Balance.objects.get().found == 3
