"""One key decides; for ten minutes another one takes it back."""

from datetime import timedelta

import pytest

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.leads.actions.claiming import claim_lead
from touchstone.desk.leads.actions.deciding import decide_leads, step_on, undo_deed
from touchstone.desk.leads.errors import NotYourDeedError, StillOnlineError, TooLateError, WaitsAgainError
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, Undoing
from touchstone.desk.leads.queries.deciding import last_deed
from touchstone.desk.workflow.errors import StaleError, WrongStateError

pytestmark = pytest.mark.django_db
FAKE = LeadVerdict.COUNTERFEIT


def test_a_verdict_ends_the_wait_and_the_claim(leads: list[Lead], analyst: Standing) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    deed = decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW, note="see photo")
    lead = Lead.objects.get(pk=leads[0].pk)
    assert (lead.status, lead.waiting, lead.verdict, lead.claimed_by) == ("decided", False, "counterfeit", "")
    decision = Decision.objects.get(deed=deed)
    assert (decision.note, decision.decided_by, decision.lead) == ("see photo", analyst.person.public_id, lead)
    assert Event.objects.filter(kind="leads.decide", subject=lead.public_id).exists()


def test_a_deed_over_many_is_taken_back_as_one(leads: list[Lead], analyst: Standing) -> None:
    deed = decide_leads(leads=leads[:3], verdict=FAKE, by=analyst.actor, now=NOW)
    assert last_deed(analyst.actor, NOW) == deed
    undo_deed(deed=deed, by=analyst.actor, now=NOW + timedelta(minutes=10))
    assert Lead.objects.filter(waiting=True, verdict="", status="open").count() == 4
    assert (Decision.objects.count(), Undoing.objects.count()) == (3, 3)
    assert last_deed(analyst.actor, NOW) == ""


def test_after_ten_minutes_it_is_too_late(leads: list[Lead], analyst: Standing) -> None:
    deed = decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    late = NOW + timedelta(minutes=10, seconds=1)
    with pytest.raises(TooLateError):
        undo_deed(deed=deed, by=analyst.actor, now=late)
    assert last_deed(analyst.actor, late) == ""


def test_nobody_takes_back_what_another_decided(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    deed = decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    with pytest.raises(NotYourDeedError):
        undo_deed(deed=deed, by=second_analyst.actor, now=NOW)
    undo_deed(deed=deed, by=analyst.actor, now=NOW)
    with pytest.raises(NotYourDeedError):
        undo_deed(deed=deed, by=analyst.actor, now=NOW)


def test_many_are_decided_or_none(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads[2:3], verdict=FAKE, by=analyst.actor, now=NOW)
    with pytest.raises(WrongStateError):
        decide_leads(leads=leads[1:3], verdict=FAKE, by=analyst.actor, now=NOW)
    assert Lead.objects.get(pk=leads[1].pk).waiting


def test_what_was_decided_meanwhile_is_told(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    with pytest.raises(StaleError):
        decide_leads(leads=leads[:1], verdict=FAKE, by=second_analyst.actor, now=NOW, seen=0)


def test_who_may_not_decide_does_not(leads: list[Lead], operator: Standing) -> None:
    with pytest.raises(NotThereError):
        decide_leads(leads=leads[:1], verdict=FAKE, by=operator.actor, now=NOW)
    assert not Decision.objects.exists()


def test_a_decided_lead_opens_again_with_a_reason(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads[:1], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    lead = step_on(lead=leads[0], verb="reopen", by=analyst.actor, now=NOW, reason="a buyer reported it")
    assert (lead.status, lead.waiting, lead.verdict) == ("reopened", True, "")
    assert Decision.objects.filter(undoing=None).count() == 1


def test_a_listing_never_waits_twice(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    again = Lead.objects.get(pk=leads[0].pk)
    twin = {field.name: getattr(again, field.name) for field in Lead._meta.fields}
    for own in ("id", "public_id", "status", "version", "waiting", "verdict"):
        del twin[own]
    Lead.objects.create(**twin)
    with pytest.raises(WaitsAgainError):
        step_on(lead=again, verb="reopen", by=analyst.actor, now=NOW, reason="new")


def test_only_what_is_gone_lapses(leads: list[Lead], analyst: Standing) -> None:
    with pytest.raises(StillOnlineError):
        step_on(lead=leads[0], verb="lapse", by=analyst.actor, now=NOW)
    Listing.objects.filter(pk=leads[0].listing_id).update(state="removed")
    assert step_on(lead=leads[0], verb="lapse", by=analyst.actor, now=NOW).status == "lapsed"
    assert not Lead.objects.get(pk=leads[0].pk).waiting
