"""The page of the figures, its lists and its files say the same."""

import csv
import re
from datetime import timedelta
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from tests.desk.reports.history import play_leads, play_removals
from tests.desk.tips.conftest import hold
from touchstone.desk.authority.actor import NODE
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.actions.second_reviews import draw_second_reviews
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.reports.addresses import LISTS
from touchstone.desk.reports.queries.things import THINGS
from touchstone.desk.reports.words import title_of_list

pytestmark = pytest.mark.django_db
DAYS = "since=2026-11-20&until=2026-12-20"


def table(client: Client, address: str) -> list[dict[str, str]]:
    answer: Any = client.get(address)
    content = b"".join(answer) if answer.streaming else answer.content
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def decide_one(analyst: Standing) -> None:
    lead = raise_lead(listing=hold(analyst), tips=1, by=NODE, now=timezone.now() - timedelta(hours=30))
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=timezone.now())


def test_the_page_and_the_table_say_the_same(analyst: Standing) -> None:
    decide_one(analyst)
    client = analyst.client()
    page = client.get("/figures/").content.decode()
    assert "From the moment a lead was opened" in page
    rows = {(row["figure"], row["part"]): row for row in table(client, "/figures/table.csv")}
    assert rows["T_decide", "median"]["value"] == "30.0"
    assert "<strong>30.0 h</strong>" in page
    assert (rows["T24", "share"]["value"], rows["T24", "share"]["of"]) == ("0.0", "1")
    assert rows["PRO", "share"]["value"] == ""


def test_the_fields_hold_the_days_that_are_shown(analyst: Standing) -> None:
    client = analyst.client()
    for query in ("", "?span=year", "?since=2026-01-05", "?until=2026-03-01", "?since=2026-01-05&until=2026-02-01"):
        answer = client.get(f"/figures/{query}")
        first, last = answer.context["days"]
        fields = re.findall(r'name="(?:since|until)" value="([^"]*)"', answer.content.decode())
        assert fields == [first.isoformat(), last.isoformat()]


def test_days_that_fit_nothing_say_so_and_show_the_usual_ones(analyst: Standing) -> None:
    client = analyst.client()
    assert "field-error" in client.get("/figures/?since=nonsense").content.decode()
    page = client.get("/figures/?since=2026-12-01&until=2026-11-01")
    assert "The first day lies after the last one." in page.content.decode()
    assert (page.context["days"][1] - page.context["days"][0]).days == 27


@pytest.mark.parametrize("seed", range(3))
def test_every_number_opens_a_list_of_as_many_things(seed: int, analyst: Standing, supervisor: Standing) -> None:
    play_leads(Random(seed), analyst, 8)
    play_removals(Random(seed), analyst, supervisor, make_standing("Lin", make_organisation("Lin", "seller"), "seller"))
    client = supervisor.client()
    for row in table(client, f"/figures/table.csv?{DAYS}"):
        lists = LISTS.get((row["figure"], row["part"]))
        for name, number in (
            ((lists.count, row["count"]), (lists.of, row["of"]), (lists.unknown, row["unknown"])) if lists else ()
        ):
            if name:
                assert len(table(client, f"/figures/things.csv?list={name}&{DAYS}")) == int(number or 0), (name, row)
                assert client.get(f"/figures/things/?list={name}&{DAYS}").context["page"].total == int(number or 0)


def test_what_is_reviewed_blindly_is_counted_and_not_yet_listed(
    analyst: Standing, supervisor: Standing, settings: Any
) -> None:
    settings.SECOND_REVIEWS = 100
    decide_one(analyst)
    for who, listed in ((analyst, 1), (supervisor, 0)):
        for name in ("decided", "opened", "opened_not_within_24_hours"):
            page = who.client().get(f"/figures/things/?list={name}").context["page"]
            assert (page.total, page.hidden, len(page.rows)) == (1, 1 - listed, listed), (who, name)


def test_every_list_has_a_title_and_opens_empty(analyst: Standing) -> None:
    client = analyst.client()
    with override("en"):
        titles = {name: title_of_list(name) for name in THINGS}
    for name, title in titles.items():
        page = client.get(f"/figures/things/?list={name}").content.decode()
        assert title in page
        assert "Nothing is counted in these days" in page
    assert client.get("/figures/things/?list=nonsense").status_code == 404


def test_a_long_list_goes_on_behind_its_page(analyst: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchstone.desk.reports.queries.listing.PAGE", 3)
    play_leads(Random(2), analyst, 9)
    client, seen, address = analyst.client(), [], f"/figures/things/?list=decided&{DAYS}"
    page = client.get(address).context["page"]
    while True:
        seen += [row.lead.public_id for row in page.rows]
        if not page.next:
            break
        page = client.get(f"{address}&cursor={page.next}").context["page"]
    assert len(seen) == len(set(seen)) == page.total > 3
    assert client.get(f"{address}&cursor=nonsense").status_code == 422


def test_what_is_in_a_second_review_is_counted_and_not_listed(
    analyst: Standing, supervisor: Standing, settings: Any
) -> None:
    settings.SECOND_REVIEWS = 100
    lead = raise_lead(listing=hold(analyst), tips=1, by=NODE, now=NOW)
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW + timedelta(hours=1))
    draw_second_reviews(now=NOW + timedelta(hours=2))
    address = f"/figures/things/?list=decided&{DAYS}"
    assert "1 of these is part of a blind second review" in supervisor.client().get(address).content.decode()
    assert lead.public_id not in supervisor.client().get(address).content.decode()
    assert lead.public_id in analyst.client().get(address).content.decode()


def test_how_reviewers_agree_is_for_those_who_settle(analyst: Standing, supervisor: Standing) -> None:
    keys = [{row["figure"] for row in table(who.client(), "/figures/table.csv")} for who in (analyst, supervisor)]
    assert keys[1] - keys[0] == {"agreement"}
    weeks = [{row["figure"] for row in table(who.client(), "/figures/weeks.csv")} for who in (analyst, supervisor)]
    assert weeks[1] - weeks[0] == {"agreement"}
    assert "Agreement of reviewers" not in analyst.client().get("/figures/").content.decode()


def test_the_weeks_of_the_file_are_those_of_the_plot(analyst: Standing) -> None:
    decide_one(analyst)
    client = analyst.client()
    drawn = next(each["plot"] for each in client.get("/figures/").context["said"] if each["row"].key == "T_decide")
    told = [row for row in table(client, "/figures/weeks.csv") if row["part"] == "median"]
    assert len(told) == 12
    assert len(drawn["rows"]) == len(drawn["data"]["x"]) == 4, "without the empty weeks at the beginning"
    assert [float(row["value"]) for row in told if row["value"]] == [
        value for value in drawn["data"]["series"][0]["values"] if value is not None
    ]


def test_programs_read_the_same_numbers_as_people(analyst: Standing) -> None:
    decide_one(analyst)
    told = program_of(analyst).get("figures").json()
    rows = table(analyst.client(), "/figures/table.csv")
    assert [(each["figure"], each["part"], str(each["of"])) for each in told["figures"]] == [
        (row["figure"], row["part"], row["of"]) for row in rows
    ]
    assert told["until"] == rows[0]["until"]
    weeks = program_of(analyst).get("figures/weeks").json()["weeks"]
    assert (len(weeks), weeks[-1]["figures"][0]["of"]) == (12, 1)


def test_days_in_the_wrong_order_are_refused_to_programs(analyst: Standing) -> None:
    for query in ("since=2026-12-01&until=2026-11-01", "since=0001-01-01", "until=9999-12-31"):
        assert program_of(analyst).get(f"figures?{query}").status_code == 422
        assert analyst.client().get(f"/figures/?{query}").status_code == 200
