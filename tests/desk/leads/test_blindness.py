"""Whatever several reviewers do in any order: who may not know a first verdict comes across it nowhere."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.conf import settings as desk
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from tests.desk.leads.looking import everything, secrets_of
from tests.desk.leads.test_counting import kept_counts, read_counts
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.delivery.live.moves import MOVES, Teller
from touchstone.desk.leads.actions.claiming import claim_next
from touchstone.desk.leads.actions.deciding import decide_leads, step_on, undo_deed
from touchstone.desk.leads.actions.second_reviews import pass_second_reviews, settle_review
from touchstone.desk.leads.labels import label_rows
from touchstone.desk.leads.models import Lead, LeadVerdict, SecondReview
from touchstone.desk.leads.queries.deciding import last_deed
from touchstone.desk.leads.queries.second_reviews import disagreements
from touchstone.desk.leads.queries.visible import visible_to

pytestmark = pytest.mark.django_db
Deed = tuple[str, int, int, LeadVerdict, int]
NUMBERS = count(1)
EXAMPLES = max(8, settings.default.max_examples // 10)  # each reads a hundred pages
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a history takes many minutes


def lead_at(by: Standing, place: int, **which: object) -> Lead:
    """One that the person sees; a lead that is not there is refused as the pages refuse it."""
    rows = list(visible_to(by.actor).filter(**which).order_by("pk"))
    if not rows:
        raise DeskError
    return rows[place % len(rows)]


def decide(by: Standing, place: int, verdict: LeadVerdict, now: datetime) -> None:
    lead = lead_at(by, place, waiting=True)
    decide_leads(leads=[lead], verdict=verdict, by=by.actor, now=now, note=f"note {next(NUMBERS)} by {by.person.name}")


def reopen(by: Standing, place: int, _verdict: LeadVerdict, now: datetime) -> None:
    step_on(lead=lead_at(by, place, status="decided"), verb="reopen", by=by.actor, now=now, reason="new")


def settle(by: Standing, _place: int, verdict: LeadVerdict, now: datetime) -> None:
    review = disagreements(by.actor).first()
    if review is not None:
        settle_review(review=review, verdict=verdict, by=by.actor, now=now)


DEEDS: dict[str, Callable[[Standing, int, LeadVerdict, datetime], object]] = {
    "claim": lambda by, _place, _verdict, now: claim_next(by=by.actor, now=now, fresh=True),
    "decide": decide,
    "undo": lambda by, _place, _verdict, now: undo_deed(deed=last_deed(by.actor, now), by=by.actor, now=now),
    "draw": lambda _by, _place, _verdict, now: pass_second_reviews(now),
    "settle": settle,
    "reopen": reopen,
}
HISTORY = st.lists(
    st.tuples(
        st.sampled_from(("decide", "decide", "draw", "draw", "claim", "undo", "settle", "reopen")),
        st.integers(0, 3), st.integers(0, 2), st.sampled_from(LeadVerdict), st.sampled_from((0, 5, 11, 11)),
    ),
    min_size=2, max_size=14,
)  # fmt: skip


@settings(
    max_examples=EXAMPLES, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HISTORY)
def test_nobody_comes_across_a_verdict_that_is_not_for_them(
    leads: list[Lead], analyst: Standing, second_analyst: Standing, supervisor: Standing, history: list[Deed]
) -> None:
    people, now = (analyst, second_analyst, supervisor), NOW
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "SECOND_REVIEWS", 100)
        for kind, who, place, verdict, minutes in history:
            now += timedelta(minutes=minutes)
            teller = begun()
            try:
                DEEDS[kind](people[who % len(people)], place, verdict, now)
            except DeskError:
                event(f"refused: {kind}")
            nobody_hears(teller, people)
        nobody_reads(begun(), people)
        assert kept_counts() == read_counts()
        transaction.set_rollback(True)


def begun() -> Teller:
    teller = Teller(MOVES)
    teller.start()
    return teller


def nobody_hears(teller: Teller, people: Sequence[Standing]) -> None:
    """The stream names the second lead to everybody but the first reviewer."""
    for person in people:
        told = "".join(notice.data for notice in teller.tell({person.actor}).get(person.actor, ()))
        for review in SecondReview.objects.filter(open=True, first_by=person.person.public_id).exclude(lead=None):
            assert review.lead is not None
            assert review.lead.public_id not in told
        teller.start()


def nobody_reads(teller: Teller, people: Sequence[Standing]) -> None:
    """Nor is it on any page; who decided first sees the own decision, so that the search for traces is seen to work."""
    reviews = list(SecondReview.objects.filter(open=True).select_related("first__lead", "lead"))
    event(f"open reviews: {len(reviews)}")
    for person in people if reviews else ():
        told = everything(person, teller)
        found = [secret for review in reviews for secret in secrets_of(review, person) if secret and secret in told]
        assert found == []
        own = [review for review in reviews if review.first_by == person.person.public_id]
        assert [each.first.note for each in own if each.first.note not in told] == []
    hidden = {review.first.lead.listing.platform_listing_id for review in reviews}
    assert hidden.isdisjoint(row[0] for row in label_rows())
