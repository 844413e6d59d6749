"""A small market whose leads were decided: the live ruleset sees ways off the platform, people saw who sells fakes."""

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import founded, make_listings
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.rulesets.engine import reading_titles
from touchstone.desk.rulesets.intake.screening import screen_what_came

FAKES = ("渠道尾单 懂的来 加微信 abc{0}", "渠道尾单 老客户 懂的来 加微信 abd{0}")
FINE = ("耐克 复刻 鞋盒 收纳 加微信 abe{0}", "耐克 复刻 鞋架 加微信 abf{0}")
PLAIN = "纯棉袜子 五双装 {0}"


def judged_market(by: Standing, sellers: int = 24) -> None:
    """Each seller has three suspicious listings and one plain one; every second seller's are fine."""
    founded()
    for number in range(sellers):
        words = FINE if number % 2 else FAKES
        titles = [words[place % 2].format(10_000 + 100 * number + place) for place in range(3)]
        make_listings(by, *titles, PLAIN.format(number), start=10 * number)
    screen_what_came(NOW)
    for fake, verdict in ((True, LeadVerdict.COUNTERFEIT), (False, LeadVerdict.FINE)):
        leads = [each for each in Lead.objects.select_related("listing") if is_fake(each.listing.title) is fake]
        for each in leads:
            decide_leads(leads=[each], verdict=verdict, by=by.actor, now=NOW)


def is_fake(title: str) -> bool:
    """As the market means it."""
    return title.startswith("渠道尾单")


def few_lessons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trainings compose few titles, so that they take seconds."""
    monkeypatch.setattr(reading_titles, "LESSONS", 400)
    reading_titles.lessons.cache_clear()
