"""A tip is answered in time: the clock is seen where people look, rings once for each thing, and counts on the start page."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import reported
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.delivery.models import Message
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.frontdoor.landing.tiles import tiles
from touchstone.desk.leads.actions.deciding import decide_leads, undo_deed
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.tips.actions.answering import answer_target, step_on
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.queries.targets import count_open
from touchstone.desk.workflow.actions.passing import run_clocks
from touchstone.desk.workflow.errors import WrongStateError
from touchstone.desk.workflow.models import RunningClock

pytestmark = pytest.mark.django_db
LONG_AGO = NOW - timedelta(days=60)
OTHER = Place("bazaar", "X-9")


def running() -> int:
    return RunningClock.objects.filter(stopped_at=None).count()


def told(kind: str = "tips.due") -> list[str]:
    return list(Message.objects.filter(kind=kind).values_list("address", flat=True))


def test_the_clock_runs_until_the_answer_and_again_when_it_is_taken_back(listing: Listing, analyst: Standing) -> None:
    reported()
    find_targets(NOW)
    assert running() == 1
    deed = decide_leads(leads=[Lead.objects.get()], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    assert running() == 0
    undo_deed(deed=deed, by=analyst.actor, now=NOW)
    assert running() == 1


def test_those_who_answer_are_reminded_once_for_all_tips_of_a_thing(analyst: Standing, operator: Standing) -> None:
    for _each in range(3):
        reported(now=NOW)
    reported(OTHER, now=NOW)
    for days in range(0, 40):
        run_clocks(NOW + timedelta(days=days))
    reminded = [each for each in told() if each == analyst.person.email]
    assert len(reminded) == 2
    assert operator.person.email not in told()


def test_the_supervisor_hears_that_a_tip_waits_too_long(analyst: Standing, supervisor: Standing) -> None:
    reported(now=NOW)
    run_clocks(NOW + timedelta(days=40))
    assert set(told()) == {supervisor.person.email}


def test_what_is_overdue_is_filtered_and_counted(analyst: Standing) -> None:
    reported(now=LONG_AGO)
    reported(OTHER, now=timezone.now())
    client = analyst.client()
    assert [row.thing for row, _due in client.get("/tips/?due=overdue").context["rows"]] == ["L-1"]
    assert len(client.get("/tips/").context["rows"]) == 2
    assert count_open(analyst.actor, timezone.now()) == (2, 1)
    with override("en"):
        tile = next(each for each in tiles(analyst.actor, timezone.now()) if each.url == "/tips/")
    assert (tile.value, tile.note) == (2, "1 overdue")


def test_only_those_who_answer_have_the_count_on_their_start_page(operator: Standing, owner: Standing) -> None:
    for who in (operator, owner):
        assert [each for each in tiles(who.actor, NOW) if each.url == "/tips/"] == []


def test_list_page_and_programs_say_by_when(analyst: Standing) -> None:
    tip, _token = reported(now=timezone.now())
    client = analyst.client()
    [(_row, due)] = client.get("/tips/").context["rows"]
    assert due.due_at == RunningClock.objects.get().due_at
    assert client.get(f"/tips/{tip.target.public_id}/").context["tips"][0][2].due_at == due.due_at
    assert client.get(f"/api/v1/tips/{tip.public_id}").json()["answer_until"] is not None
    assert client.get("/api/v1/tips?overdue=true").json()["items"] == []


def test_a_row_shows_the_clock_that_ends_first(analyst: Standing) -> None:
    first, _token = reported(now=NOW)
    reported(now=NOW + timedelta(days=30))
    [(_row, due)] = analyst.client().get("/tips/").context["rows"]
    assert due.clock.subject == first.public_id


def test_the_receipt_says_by_when_until_it_is_answered(analyst: Standing) -> None:
    tip, token = reported(OTHER)
    words, url = "You get an answer by", f"/tips/receipt/{token}/"
    reader = Client(headers={"accept-language": "en"})
    assert words in reader.get(url).content.decode()
    answer_target(target=tip.target, outcome="confirmed", words="", by=analyst.actor, now=NOW)
    assert words not in reader.get(url).content.decode()
    assert Tip.objects.get().status == "answered"


def contested(analyst: Standing) -> Tip:
    """A tip whose outcome was contested two days after the answer."""
    tip, _token = reported(OTHER)
    answer_target(target=tip.target, outcome="confirmed", words="", by=analyst.actor, now=NOW)
    holder = replace(PUBLIC, holds=tip.public_id)
    return step_on(tip=tip, verb="contest", reason="No.", by=holder, now=NOW + timedelta(days=2))


def test_looking_again_at_a_contested_tip_does_not_prolong_its_time(
    analyst: Standing, second_analyst: Standing
) -> None:
    tip = contested(analyst)
    [before] = RunningClock.objects.filter(stopped_at=None)
    assert (before.code, before.started_at) == ("node.tips.objection", NOW + timedelta(days=2))
    tip = step_on(tip=tip, verb="reconsider", by=analyst.actor, now=NOW + timedelta(days=9))
    [after] = RunningClock.objects.filter(stopped_at=None)
    assert (after.pk, after.due_at, tip.status) == (before.pk, before.due_at, "looked_at")
    with pytest.raises(WrongStateError):
        step_on(tip=tip, verb="look_again", by=analyst.actor, now=NOW + timedelta(days=9))
    answer_target(target=tip.target, outcome="unclear", words="", by=second_analyst.actor, now=NOW + timedelta(days=10))
    assert running() == 0


def test_a_decision_taken_back_leaves_the_time_of_an_objection(listing: Listing, analyst: Standing) -> None:
    tip, _token = reported()
    find_targets(NOW)
    deed = decide_leads(leads=[Lead.objects.get()], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    step_on(tip=tip, verb="contest", reason="No.", by=replace(PUBLIC, holds=tip.public_id), now=NOW)
    undo_deed(deed=deed, by=analyst.actor, now=NOW + timedelta(minutes=5))
    [clock] = RunningClock.objects.filter(stopped_at=None, subject=tip.public_id)
    assert (clock.code, clock.started_at, Tip.objects.get().status) == ("node.tips.objection", NOW, "looked_at")
