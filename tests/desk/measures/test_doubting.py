"""A breach does not outlive its verdict in silence: it is in doubt, and is taken back unless somebody keeps it."""

from datetime import timedelta

import pytest

from tests.desk.measures.doubting import LATER, breach_from_lead, doubted, find_otherwise, lead_of, settle_otherwise
from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.dossiers.actions.listings import edit_listing
from touchstone.desk.leads.actions.deciding import undo_deed
from touchstone.desk.leads.models import Lead
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.doubting import decide_doubt, pass_doubts
from touchstone.desk.measures.errors import OwnDecisionError
from touchstone.desk.measures.models import Appeal, Breach, Doubt, Measure, PlatformOrder
from touchstone.desk.measures.queries.accounts import accounts_of
from touchstone.desk.measures.queries.enforced import differences, enforcement
from touchstone.desk.workflow.actions.passing import run_clocks
from touchstone.desk.workflow.errors import ReasonMissingError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def standing() -> set[tuple[str, str, str]]:
    rows = Measure.objects.filter(reversed_at=None)
    return set(rows.values_list("breach__public_id", "row", "action"))


def told(kind: str, person: Standing) -> int:
    return InboxItem.objects.filter(kind=f"measures.{kind}", person=person.person).count()


def test_a_breach_whose_lead_is_found_fine_is_in_doubt_and_supervisors_are_told(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    doubt = doubted(world, analyst)
    assert (doubt.status, doubt.verdict, doubt.settled) == ("raised", "fine", False)
    assert (told("doubt_raised", supervisor), told("breach_taken_back", world.house)) == (1, 0)
    assert Event.objects.filter(kind="doubt.raise").count() == 1
    assert len(standing()) == 3


def test_what_is_taken_back_leaves_what_was_before_the_breach(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    first = establish(world, analyst, kind="misleading", days=-5)
    accounts, before = accounts_of(world.seller, LATER), standing()
    doubt = doubted(world, analyst)
    assert accounts_of(world.seller, LATER) != accounts
    decide_doubt(doubt=doubt, verb="take_back", reason="It is genuine.", by=supervisor.actor, now=LATER)
    assert (accounts_of(world.seller, LATER), standing()) == (accounts, before)
    assert Breach.objects.get(reversed_at=None) == first
    assert list(differences(enforcement(LATER))) == []
    orders = PlatformOrder.objects.filter(measure__breach=doubt.breach).order_by("pk")
    assert not orders.filter(way="apply").exclude(status="withdrawn").exists()
    assert set(orders.filter(way="undo").values_list("action", flat=True)) == {"hide_shop", "limit_publishing"}


def test_the_seller_is_told_why_and_the_record_says_who(world: World, analyst: Standing, supervisor: Standing) -> None:
    doubt = doubted(world, analyst)
    decide_doubt(doubt=doubt, verb="take_back", reason="It is genuine.", by=supervisor.actor, now=LATER)
    assert (told("breach_taken_back", world.house), told("reversed", world.house)) == (1, 3)
    page = world.house.client().get(f"/measures/breaches/{doubt.breach.public_id}/").content.decode()
    assert "It is genuine." in page
    assert "/leads/" not in page
    assert Event.objects.filter(kind__in=("doubt.take_back", "measures.breach_reversed")).count() == 2


def test_what_a_third_person_settled_is_taken_back_at_once(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    breach = breach_from_lead(world, analyst)
    settle_otherwise(breach, supervisor)
    assert pass_doubts(NOW) == 1
    breach.refresh_from_db()
    assert (breach.reversed_at, breach.reversed_by, standing()) == (NOW, "node", set())
    assert (told("breach_taken_back", world.house), told("doubt_raised", supervisor)) == (1, 0)


def test_what_who_established_it_settled_waits_for_another(world: World, supervisor: Standing) -> None:
    breach = breach_from_lead(world, supervisor)
    settle_otherwise(breach, supervisor)
    pass_doubts(NOW)
    doubt = Doubt.objects.get(status="raised")
    for verb in ("take_back", "keep"):
        with pytest.raises(OwnDecisionError):
            decide_doubt(doubt=doubt, verb=verb, reason="mine", by=supervisor.actor, now=NOW)


def test_a_kept_breach_stands_with_its_reasons_and_is_not_doubted_again(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    doubt = doubted(world, analyst)
    with pytest.raises(ReasonMissingError):
        decide_doubt(doubt=doubt, verb="keep", reason=" ", by=supervisor.actor, now=LATER)
    decide_doubt(doubt=doubt, verb="keep", reason="The test purchase shows it.", by=supervisor.actor, now=LATER)
    assert (told("breach_kept", world.house), len(standing()), pass_doubts(LATER + DAY)) == (1, 3, 0)
    find_otherwise(doubt.breach, analyst, "cannot_tell", LATER + DAY)
    assert pass_doubts(LATER + 2 * DAY) == 1


def test_what_nobody_keeps_is_taken_back_by_itself(world: World, analyst: Standing, supervisor: Standing) -> None:
    doubt = doubted(world, analyst)
    run_clocks(NOW + 10 * DAY)
    doubt.refresh_from_db()
    assert (doubt.status, doubt.decided_by, standing()) == ("taken_back", "node", set())
    assert told("breach_taken_back", world.house) == 1


def test_a_verdict_that_may_still_be_taken_back_puts_nothing_in_doubt(world: World, analyst: Standing) -> None:
    breach = breach_from_lead(world, analyst)
    find_otherwise(breach, analyst)
    assert pass_doubts(NOW) == 0
    latest = lead_of(breach).decisions.latest("pk")
    undo_deed(deed=latest.deed, by=analyst.actor, now=NOW)
    assert pass_doubts(LATER) == 0


def test_a_later_version_that_is_fine_says_nothing_of_the_one_that_was_judged(world: World, analyst: Standing) -> None:
    breach = breach_from_lead(world, analyst)
    listing = breach.listing_version.listing
    edit_listing(listing=listing.public_id, seen=listing.version, by=analyst.actor, now=NOW, title="Shoes of our own")
    Lead.objects.filter(pk=lead_of(breach).pk).update(listing_version=listing.versions.latest("number"))
    find_otherwise(breach, analyst)
    assert pass_doubts(LATER) == 0


def test_a_doubt_lapses_where_a_verdict_carries_the_breach_again(world: World, analyst: Standing) -> None:
    doubt = doubted(world, analyst)
    find_otherwise(doubt.breach, analyst, "counterfeit", LATER)
    assert pass_doubts(LATER + DAY) == 1
    doubt.refresh_from_db()
    assert (doubt.status, len(standing())) == ("lapsed", 3)


def test_an_upheld_appeal_ends_the_doubt_and_a_taken_back_breach_the_appeal(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    doubt = doubted(world, analyst)
    appeal = file_appeal(breach=doubt.breach, text="It is genuine.", by=world.house.actor, now=LATER)
    decide_doubt(doubt=doubt, verb="take_back", reason="It is.", by=supervisor.actor, now=LATER)
    appeal.refresh_from_db()
    assert (appeal.status, appeal.answer, appeal.decided_by) == ("upheld", "It is.", "node")


def test_a_doubt_lapses_with_an_upheld_appeal(world: World, analyst: Standing, supervisor: Standing) -> None:
    doubt = doubted(world, analyst)
    file_appeal(breach=doubt.breach, text="It is genuine.", by=world.house.actor, now=LATER)
    decide_appeal(appeal=Appeal.objects.get(), verb="uphold", reason="It is.", by=supervisor.actor, now=LATER)
    doubt.refresh_from_db()
    assert (doubt.status, standing()) == ("lapsed", set())
