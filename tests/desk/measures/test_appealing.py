"""One appeal in its time, by the seller alone, decided by another person."""

from datetime import timedelta

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.authority.errors import InvalidError, NotPermittedError
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.errors import NotAppealableError, OwnDecisionError
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.accounts import accounts_of
from touchstone.desk.workflow.models import RunningClock

pytestmark = pytest.mark.django_db


def test_an_upheld_appeal_reverses_all_that_the_breach_brought(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    appeal = file_appeal(breach=establish(world, analyst), text="It is genuine.", by=world.house.actor, now=NOW)
    decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=NOW)
    assert not Measure.objects.filter(reversed_at=None).exists()
    assert accounts_of(world.seller, NOW) == []
    assert InboxItem.objects.filter(kind="measures.reversed", person=world.house.person).count() == 3


def test_a_rejected_appeal_leaves_everything_with_its_reasons(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    appeal = file_appeal(breach=establish(world, analyst), text="It is genuine.", by=world.house.actor, now=NOW)
    decided = decide_appeal(appeal=appeal, verb="reject", reason="It is not.", by=supervisor.actor, now=NOW)
    decided.refresh_from_db()
    assert (decided.status, decided.answer, decided.decided_by) == (
        "rejected",
        "It is not.",
        supervisor.person.public_id,
    )
    assert Measure.objects.filter(reversed_at=None).count() == 3


def test_nobody_decides_the_appeal_against_their_own_breach(world: World, supervisor: Standing) -> None:
    appeal = file_appeal(breach=establish(world, supervisor), text="It is genuine.", by=world.house.actor, now=NOW)
    for verb in ("uphold", "reject"):
        with pytest.raises(OwnDecisionError):
            decide_appeal(appeal=appeal, verb=verb, reason="mine", by=supervisor.actor, now=NOW)
    appeal.refresh_from_db()
    assert appeal.status == "filed"


def test_there_is_one_appeal_and_a_time_for_it(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    with pytest.raises(NotAppealableError):
        file_appeal(breach=breach, text="late", by=world.house.actor, now=breach.appeal_until)
    file_appeal(breach=breach, text="in time", by=world.house.actor, now=breach.appeal_until - timedelta(seconds=1))
    with pytest.raises(NotAppealableError):
        file_appeal(breach=breach, text="again", by=world.house.actor, now=NOW)


def test_another_seller_cannot_appeal(world: World, analyst: Standing) -> None:
    other = make_world(analyst, "Mo")
    with pytest.raises(NotPermittedError):
        file_appeal(breach=establish(world, analyst), text="not mine", by=other.house.actor, now=NOW)


def test_an_appeal_says_why(world: World, analyst: Standing) -> None:
    with pytest.raises(InvalidError):
        file_appeal(breach=establish(world, analyst), text=" ", by=world.house.actor, now=NOW)


def test_an_appeal_starts_the_clock_of_its_decision(world: World, analyst: Standing) -> None:
    make_standing("Tan", analyst.organisation, "supervisor")
    appeal = file_appeal(breach=establish(world, analyst), text="It is genuine.", by=world.house.actor, now=NOW)
    assert RunningClock.objects.get(subject=appeal.public_id).code == "node.measures.appeal"
    assert InboxItem.objects.filter(kind="measures.appealed").exists()
