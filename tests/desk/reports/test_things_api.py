"""Programs read the same lists and the same tables as people."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from tests.desk.reports.history import play_leads, play_removals
from tests.desk.reports.test_pages import DAYS, table
from tests.desk.tips.conftest import hold
from touchstone.desk.authority.actor import NODE
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.actions.second_reviews import draw_second_reviews
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.reports.queries.things import THINGS

pytestmark = pytest.mark.django_db


def items(who: Standing, name: str, limit: int = 100) -> list[dict[str, Any]]:
    """All pages of a list."""
    program, found = program_of(who), []
    address: str | None = f"figures/things?list={name}&{DAYS}&limit={limit}"
    while address:
        page = program.get(address.removeprefix("/api/v1/")).json()
        found += page["items"]
        address = page["next"]
    return found


def test_each_list_holds_what_the_page_holds(analyst: Standing, supervisor: Standing) -> None:
    play_leads(Random(5), analyst, 6)
    play_removals(Random(5), analyst, supervisor, make_standing("Lin", make_organisation("Lin", "seller"), "seller"))
    client, kinds = supervisor.client(), set()
    for name in THINGS:
        rows, told = table(client, f"/figures/things.csv?list={name}&{DAYS}"), items(supervisor, name, 2)
        assert sorted((row["id"], row["outcome"]) for row in rows) == sorted((t["id"], t["outcome"]) for t in told)
        kinds |= {one["kind"] for one in told}
    assert kinds == {"lead", "measure", "appeal"}
    removal = items(supervisor, "removals")[0]
    assert removal["sales"] in {"sold", "unsold", "unknown"}
    assert removal["decided_at"].endswith("Z")


@pytest.mark.parametrize(
    ("page", "operation"),
    [
        ("/figures/table.csv?", "figures/csv?"),
        ("/figures/weeks.csv?", "figures/weeks/csv?"),
        ("/figures/things.csv?list=decided_later&", "figures/things/csv?list=decided_later&"),
    ],
)
def test_the_tables_are_those_of_the_pages(page: str, operation: str, supervisor: Standing, analyst: Standing) -> None:
    play_leads(Random(7), analyst, 5)
    answer = program_of(supervisor).get(f"{operation}{DAYS}")
    assert answer.headers["Content-Type"].startswith("text/csv")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    shown: Any = supervisor.client().get(f"{page}{DAYS}")
    assert content == (b"".join(shown.streaming_content) if shown.streaming else shown.content)
    assert len(content.splitlines()) > 2


def test_a_list_that_is_none_is_refused(analyst: Standing) -> None:
    for query in ("list=nonsense", "list=decided&since=2026-12-02&until=2026-12-01", "since=soon"):
        assert program_of(analyst).get(f"figures/things?{query}").status_code == 422
    assert program_of(analyst).get("figures/things").json()["items"] == []


def test_agreement_is_in_the_table_of_those_who_settle_alone(analyst: Standing, supervisor: Standing) -> None:
    for operation in ("figures/csv", "figures/weeks/csv"):
        assert b"agreement" not in program_of(analyst).get(operation).content
        assert b"agreement" in program_of(supervisor).get(operation).content


def test_an_open_second_review_is_not_told(analyst: Standing, supervisor: Standing, settings: Any) -> None:
    settings.SECOND_REVIEWS = 100
    lead = raise_lead(listing=hold(analyst), tips=1, by=NODE, now=NOW)
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW + timedelta(hours=1))
    draw_second_reviews(now=NOW + timedelta(hours=2))
    assert [one["id"] for one in items(analyst, "decided")] == [lead.public_id]
    assert items(supervisor, "decided") == []
