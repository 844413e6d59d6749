"""Reviewers in processes of their own ask at the same moment: two never hold the same lead, and a deed is whole or not at all."""

from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.leads.racing import at_once
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.actions.claiming import LEASE, claim_lead, claim_next, release_lead
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.errors import ClaimedError
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict

pytestmark = pytest.mark.django_db(transaction=True)
FINE = LeadVerdict.FINE
ROUNDS = 3
MANY = pytest.mark.parametrize("many", [2, 8])


def reviewers(analyst: Standing, many: int) -> list[Actor]:
    return [make_standing(f"R{number}", analyst.organisation, "analyst").actor for number in range(many)]


def next_one(by: Actor) -> int | None:
    lead = claim_next(by=by, now=NOW)
    return lead.pk if lead else None


def this_one(lead: Lead, by: Actor) -> str:
    return claim_lead(lead=lead, by=by, now=NOW).claimed_by


def all_of(leads: list[Lead], by: Actor) -> str:
    decide_leads(leads=leads, verdict=FINE, by=by, now=NOW)
    return "decided"


@MANY
def test_each_gets_a_lead_of_its_own(analyst: Standing, tmp_path: Path, many: int) -> None:
    take(analyst, tmp_path / "run", [listing_row(k, title=f"鞋 {k}", category="鞋") for k in range(many)])
    people = reviewers(analyst, many)
    for _ in range(ROUNDS):
        got = at_once([partial(next_one, by) for by in people])
        assert sorted(got) == sorted(Lead.objects.values_list("pk", flat=True))
        for pk, by in zip(got, people, strict=True):
            release_lead(lead=Lead.objects.get(pk=pk), by=by, now=NOW)


def test_where_leads_are_fewer_the_rest_get_none(leads: list[Lead], analyst: Standing) -> None:
    got = at_once([partial(next_one, by) for by in reviewers(analyst, 8)])
    assert Counter(got) == {None: 4, **dict.fromkeys((lead.pk for lead in leads), 1)}


@MANY
def test_one_of_them_gets_the_same_lead(leads: list[Lead], analyst: Standing, many: int) -> None:
    people = reviewers(analyst, many)
    for _ in range(ROUNDS):
        got = at_once([partial(this_one, leads[0], by) for by in people])
        assert Counter(got)["ClaimedError"] == many - 1
        (holder,) = (by for by in people if by.person in got)
        assert Lead.objects.get(pk=leads[0].pk).claimed_by == holder.person
        release_lead(lead=leads[0], by=holder, now=NOW)


def test_a_claim_and_a_verdict_on_many_do_not_mix(leads: list[Lead], analyst: Standing) -> None:
    first, second = reviewers(analyst, 2)
    got = at_once([partial(all_of, leads, first), partial(this_one, leads[2], second)])
    decided = Decision.objects.count()
    assert (got, decided) in [(["decided", "NotWaitingError"], 4), (["ClaimedError", second.person], 0)]


@MANY
def test_of_verdicts_on_the_same_leads_one_counts(leads: list[Lead], analyst: Standing, many: int) -> None:
    got = at_once([partial(all_of, leads, by) for by in reviewers(analyst, many)])
    assert Counter(got) == {"decided": 1, "WrongStateError": many - 1}
    assert Decision.objects.count() == len(leads)
    assert Decision.objects.values("deed").distinct().count() == 1


def test_who_was_overtaken_after_the_claim_ended_decides_nothing(
    leads: list[Lead], analyst: Standing, second_analyst: Standing
) -> None:
    looked_at = claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    later = NOW + LEASE
    claim_lead(lead=leads[0], by=second_analyst.actor, now=later)
    with pytest.raises(ClaimedError):
        decide_leads(leads=[looked_at, leads[1]], verdict=FINE, by=analyst.actor, now=later)
    assert Decision.objects.count() == 0


def test_who_comes_back_after_the_claim_ended_decides_what_nobody_took(leads: list[Lead], analyst: Standing) -> None:
    looked_at = claim_lead(lead=leads[0], by=analyst.actor, now=NOW)
    decide_leads(leads=[looked_at], verdict=FINE, by=analyst.actor, now=NOW + LEASE + timedelta(hours=1))
    assert Decision.objects.count() == 1
