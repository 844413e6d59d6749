"""The figures of random histories equal a slow recomputation from the rows."""

from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.measures.world import adopt_model
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from tests.desk.reports.history import breach, play_leads, play_removals
from tests.desk.reports.plain import plain_backlog, plain_handled, plain_overturned, plain_removals, plain_times
from tests.desk.tips.conftest import hold, reported
from touchstone.desk.authority.actor import NODE
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.actions.second_reviews import draw_second_reviews
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.measures.models import Measure
from touchstone.desk.reports.queries.periods import Period, weeks_to
from touchstone.desk.reports.queries.removals import removals_in, standing_removals
from touchstone.desk.reports.queries.service import figures_between, service_figures
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.addresses import Place
from touchstone.figures.service import Share

pytestmark = pytest.mark.django_db
PERIOD = Period(NOW, NOW + timedelta(days=10))
END = NOW + timedelta(days=12)


@pytest.mark.parametrize("seed", range(6))
def test_times_and_backlog_equal_the_slow_recomputation(seed: int, analyst: Standing) -> None:
    play_leads(Random(seed), analyst)
    found = service_figures(PERIOD, analyst.actor, END)
    assert found.figures.times == plain_times(PERIOD)
    assert found.before.times == plain_times(PERIOD.before)
    assert found.figures.handled == plain_handled(PERIOD, END)
    assert tuple(found.backlog) == plain_backlog(END)


@pytest.mark.parametrize("seed", range(4))
def test_removals_and_appeals_equal_the_slow_recomputation(seed: int, analyst: Standing, supervisor: Standing) -> None:
    seller = make_standing("Lin", make_organisation("House Lin", "seller"), "seller")
    play_removals(Random(seed), analyst, supervisor, seller)
    figures = service_figures(PERIOD, analyst.actor, END).figures
    assert (figures.proactive, figures.before_sale) == plain_removals(PERIOD)
    assert figures.overturned == plain_overturned(PERIOD)


@pytest.mark.parametrize("seed", range(3))
def test_each_week_is_a_period_of_its_own(seed: int, analyst: Standing, supervisor: Standing) -> None:
    play_leads(Random(seed), analyst, 8)
    play_removals(Random(seed), analyst, supervisor)
    edges = weeks_to(PERIOD, 4, 10)
    weeks = [Period(*ends) for ends in pairwise(edges)]
    for week, figures in zip(weeks, figures_between(edges, analyst.actor, END), strict=True):
        assert figures.times == plain_times(week)
        assert figures.handled == plain_handled(week, END)
        assert (figures.proactive, figures.before_sale) == plain_removals(week)


def test_a_second_review_is_no_new_work(analyst: Standing, settings: Any) -> None:
    settings.SECOND_REVIEWS = 100
    lead = raise_lead(listing=hold(analyst), tips=1, by=NODE, now=NOW)
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW + timedelta(hours=1))
    assert draw_second_reviews(now=NOW + timedelta(hours=2)) == 1
    found = service_figures(PERIOD, analyst.actor, END)
    assert (found.figures.times.count, found.figures.handled, sum(found.backlog)) == (1, Share(1, 1), 0)
    assert sum(plain_backlog(END)) == 0


def test_a_removal_is_proactive_where_nobody_had_reported(analyst: Standing) -> None:
    adopt_model()
    reported(Place("bazaar", "L-2"), now=NOW - timedelta(days=1))
    reported(Place("bazaar", "L-3"), now=NOW + timedelta(days=5))
    for thing in ("L-1", "L-2", "L-3"):
        breach(analyst, thing, NOW + timedelta(days=1))
    find_targets(END)
    removed = {
        measure.breach.listing_version.listing.platform_listing_id: measure.is_proactive
        for measure in standing_removals()
    }
    assert removed == {"L-1": True, "L-2": False, "L-3": True}, list(Measure.objects.values_list("action", flat=True))
    assert removals_in((PERIOD.since, PERIOD.until)) == [(Share(2, 3), Share(0, 0, 2))]


def test_the_questions_are_as_many_however_much_was_decided(analyst: Standing, supervisor: Standing) -> None:
    asked = []
    lead = raise_lead(listing=hold(analyst), tips=1, by=NODE, now=NOW)
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW + timedelta(hours=1))
    for more in (lambda: None, lambda: play_removals(Random(1), analyst, supervisor)):
        more()
        with CaptureQueriesContext(connection) as captured:
            service_figures(PERIOD, analyst.actor, END)
        asked.append(len(captured))
    assert asked[0] == asked[1] < 16
