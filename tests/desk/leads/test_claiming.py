"""Two reviewers never hold the same lead, and a claim ends by itself."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.leads.actions.claiming import LEASE, claim_lead, claim_next, release_lead
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.errors import ClaimedError, NotWaitingError
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.workflow.errors import NoPersonError

pytestmark = pytest.mark.django_db


def test_anothers_claim_refuses_with_name_and_end(
    leads: list[Lead], analyst: Standing, second_analyst: Standing
) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    with pytest.raises(ClaimedError, match=r"An works on this lead until 10:15"):
        claim_lead(lead=leads[0], by=second_analyst.actor, now=NOW)
    with pytest.raises(ClaimedError):
        decide_leads(leads=leads[:1], verdict=LeadVerdict.FINE, by=second_analyst.actor, now=NOW)


def test_a_claim_ends_by_itself(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    taken = claim_lead(lead=leads[0], by=second_analyst.actor, now=NOW + LEASE)
    assert taken.claimed_by == second_analyst.person.public_id
    assert Event.objects.filter(kind="leads.claimed").count() == 2


def test_next_is_the_most_harmful_that_nobody_else_holds(
    leads: list[Lead], analyst: Standing, second_analyst: Standing
) -> None:
    assert claim_next(by=analyst.actor, now=NOW) == leads[0]
    assert claim_next(by=second_analyst.actor, now=NOW) == leads[1]
    assert claim_next(by=analyst.actor, now=NOW + timedelta(minutes=1)) == leads[0]


def test_what_is_given_back_is_free(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    release_lead(lead=leads[0], by=second_analyst.actor, now=NOW)
    assert claim_next(by=second_analyst.actor, now=NOW) == leads[1]
    release_lead(lead=leads[0], by=analyst.actor, now=NOW)
    assert claim_lead(lead=leads[0], by=second_analyst.actor, now=NOW).claimed_by == second_analyst.person.public_id


def test_what_is_decided_is_not_claimed(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads, verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    with pytest.raises(NotWaitingError):
        claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    assert claim_next(by=analyst.actor, now=NOW) is None


def test_only_people_who_may_decide_claim(leads: list[Lead], stranger: Standing) -> None:
    with pytest.raises(NotPermittedError):
        claim_lead(lead=leads[0], by=stranger.actor, now=NOW)
    with pytest.raises(NoPersonError):
        claim_next(by=NODE, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once_get_two_leads(leads: list[Lead], analyst: Standing, second_analyst: Standing) -> None:
    got: list[int] = []
    start = threading.Barrier(2)

    def take(by: object) -> None:
        start.wait()
        lead = claim_next(by=by, now=NOW)  # type: ignore[arg-type]
        got.append(lead.pk if lead else 0)
        connections.close_all()

    actors: Iterator[object] = iter((analyst.actor, second_analyst.actor))
    threads = [threading.Thread(target=take, args=(actor,)) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted([leads[0].pk, leads[1].pk])
