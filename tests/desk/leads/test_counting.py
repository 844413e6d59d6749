"""The counts of signals always agree with a plain reading of every decision."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import get_default_timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.dossiers.models import Screening
from touchstone.desk.leads.actions.deciding import decide_leads, step_on, undo_deed
from touchstone.desk.leads.actions.overturning import overturn_decisions
from touchstone.desk.leads.errors import NotYourDeedError
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, Overturning, SignalCount
from touchstone.desk.leads.queries.precision import Period, precision_of_rulesets, precision_of_signals
from touchstone.figures.precision import Precision

pytestmark = pytest.mark.django_db
FAKE, FINE = LeadVerdict.COUNTERFEIT, LeadVerdict.FINE
SIGNALS = (("replica_claim",), ("replica_claim", "price_gap"), ("price_gap", "price_gap"), ())
Key = tuple[str, str, str, str]


def read_counts() -> Counter[Key]:
    """The slow reference: every lead that is decided, by its last decision that stands."""
    counts: Counter[Key] = Counter()
    for lead in Lead.objects.filter(status="decided"):
        decision = [each for each in lead.decisions.order_by("pk") if not hasattr(each, "undoing")][-1]
        if is_secret(lead, decision):
            continue
        verdict = decision.overturning.verdict if hasattr(decision, "overturning") else decision.verdict
        day = decision.decided_at.astimezone(get_default_timezone()).date().isoformat()
        fired = {signal["name"] for signal in lead.screening.signals["signals"]}
        counts.update((day, lead.screening.ruleset, signal, verdict) for signal in ("", *fired))
    return counts


def is_secret(lead: Lead, decision: Decision) -> bool:
    """A second answer counts for nothing, and what was drawn not yet."""
    drawn = getattr(decision, "second_review", None)
    return hasattr(lead, "second_review") or (drawn is not None and drawn.open)


def kept_counts() -> Counter[Key]:
    rows = SignalCount.objects.filter(count__gt=0).values_list("day", "ruleset", "signal", "verdict", "count")
    return Counter({(day.isoformat(), *key): count for day, *key, count in rows})  # type: ignore[misc]


def give_signals(leads: Sequence[Lead]) -> None:
    """Each lead its own, in two rulesets."""
    for place, (lead, names) in enumerate(zip(leads, SIGNALS, strict=True)):
        kept = {"signals": [{"name": name} for name in names]}
        Screening.objects.filter(pk=lead.screening_id).update(signals=kept, ruleset=f"standard@{1 + place % 2}")


def do(deed: str, place: int, verdict: LeadVerdict, people: Sequence[Standing], now: datetime) -> None:
    """One thing that somebody does to one lead, if it can be done."""
    lead = list(Lead.objects.order_by("pk"))[place]
    first, second, supervisor = (each.actor for each in people)
    if deed == "decide" and lead.waiting:
        decide_leads(leads=[lead], verdict=verdict, by=first, now=now)
    if deed == "decide both" and lead.waiting:
        decide_leads(leads=Lead.objects.filter(waiting=True), verdict=verdict, by=second, now=now)
    if deed == "reopen" and lead.status == "decided":
        step_on(lead=lead, verb="reopen", by=second, now=now, reason="new")
    if deed == "overturn":
        overturn_decisions(listing_version=lead.listing_version, by=supervisor, now=now)
    if deed == "undo" and lead.status == "decided":
        last = Decision.objects.filter(lead=lead, undoing=None).latest("pk")
        if last.decided_by == first.person and now - last.decided_at < timedelta(minutes=10):
            try:
                undo_deed(deed=last.deed, by=first, now=now)
            except NotYourDeedError:
                assert Overturning.objects.filter(decision__deed=last.deed).exists()


DEEDS = st.tuples(
    st.sampled_from(("decide", "decide both", "reopen", "overturn", "undo")), st.integers(0, 3),
    st.sampled_from(LeadVerdict), st.sampled_from((0, 1, 600, 90_000)),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DEEDS, max_size=15))
def test_counts_agree_with_every_decision(
    leads: list[Lead],
    analyst: Standing,
    second_analyst: Standing,
    supervisor: Standing,
    deeds: list[tuple[str, int, LeadVerdict, int]],
) -> None:
    now, people = NOW, (analyst, second_analyst, supervisor)
    with transaction.atomic():
        give_signals(leads)
        for deed, place, verdict, seconds in deeds:
            now += timedelta(seconds=seconds)
            do(deed, place, verdict, people, now)
        assert kept_counts() == read_counts()
        transaction.set_rollback(True)


def test_precision_leaves_out_what_nobody_could_tell(leads: list[Lead], analyst: Standing) -> None:
    give_signals(leads)
    leads = list(Lead.objects.all())
    for lead, verdict in zip(leads, (FAKE, FINE, LeadVerdict.DANGEROUS, LeadVerdict.CANNOT_TELL), strict=True):
        decide_leads(leads=[lead], verdict=verdict, by=analyst.actor, now=NOW)
    assert precision_of_signals() == {"replica_claim": Precision(1, 1), "price_gap": Precision(1, 1)}
    assert precision_of_signals(Period(ruleset="standard@1")) == {
        "replica_claim": Precision(1),
        "price_gap": Precision(1),
    }
    assert precision_of_rulesets() == {"standard@1": Precision(2), "standard@2": Precision(0, 1, 1)}


def test_a_period_counts_its_first_and_last_day(leads: list[Lead], analyst: Standing) -> None:
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    day = NOW.astimezone(get_default_timezone()).date()
    assert precision_of_rulesets(Period(day, day)) == {"standard@1": Precision(1)}
    assert precision_of_rulesets(Period(since=day + timedelta(days=1))) == {}
    assert precision_of_rulesets(Period(until=day - timedelta(days=1))) == {}


def test_an_upheld_appeal_counts_as_wrong_once(leads: list[Lead], analyst: Standing, supervisor: Standing) -> None:
    decide_leads(leads=leads[:1], verdict=FAKE, by=analyst.actor, now=NOW)
    version = leads[0].listing_version
    assert len(overturn_decisions(listing_version=version, by=supervisor.actor, now=NOW)) == 1
    assert overturn_decisions(listing_version=version, by=supervisor.actor, now=NOW) == []
    assert precision_of_signals() == {"replica_claim": Precision(0, 1)}
    assert Lead.objects.get(pk=leads[0].pk).verdict == FINE
    with pytest.raises(NotYourDeedError):
        undo_deed(deed=Decision.objects.get().deed, by=analyst.actor, now=NOW)


def test_who_decides_no_appeals_overturns_nothing(leads: list[Lead], analyst: Standing) -> None:
    with pytest.raises(NotPermittedError):
        overturn_decisions(listing_version=leads[0].listing_version, by=analyst.actor, now=NOW)
