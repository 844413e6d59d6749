"""The past of the demonstration: some verdicts were given a second time by somebody who did not know them; two differ."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.second_reviews import close_second_reviews, draw_second_reviews
from touchstone.desk.leads.models import Lead, LeadVerdict, SecondReview

FAKE, OTHER, FINE, UNCLEAR = (
    LeadVerdict.COUNTERFEIT, LeadVerdict.OTHER_BREACH, LeadVerdict.FINE, LeadVerdict.CANNOT_TELL,
)  # fmt: skip
VERDICTS = (
    (FINE, FINE),
    (FINE, FINE),
    (FAKE, FAKE),
    (FINE, FAKE),
    (FINE, FINE),
    (FAKE, FAKE),
    (UNCLEAR, FINE),
    (FINE, FINE),
)
"""The first verdict on each lead and the second one."""
DRAWN, ANSWERED, ENDED = timedelta(minutes=15), timedelta(hours=1), timedelta(hours=2)


def look_twice(leads: Sequence[Lead], *, now: datetime, player: Callable[[str], Actor]) -> None:
    """The analyst decides, a supervisor decides again; what they differ in waits to be settled."""
    given = dict(zip([lead.listing_id for lead in leads], VERDICTS, strict=False))
    with every_decision_drawn():
        for lead in leads:
            decide_leads(leads=[lead], verdict=given[lead.listing_id][0], by=player("analyst"), now=now)
    draw_second_reviews(now=now + DRAWN)
    for review in SecondReview.objects.filter(open=True).exclude(lead=None).select_related("lead"):
        again = review.lead
        assert again is not None
        verdict = given[again.listing_id][1]
        decide_leads(leads=[again], verdict=verdict, by=player("supervisor2"), now=now + ANSWERED)
    close_second_reviews(now=now + ENDED)


@contextmanager
def every_decision_drawn() -> Iterator[None]:
    """The share that is drawn is a few in a hundred, too few for a small market; all of it happens before the node serves."""
    share, settings.SECOND_REVIEWS = settings.SECOND_REVIEWS, 100
    try:
        yield
    finally:
        settings.SECOND_REVIEWS = share
