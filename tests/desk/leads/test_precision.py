"""The page, the table and the API say the same of precision."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.people import NOW, Standing
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.leads.views.precision import rows_of, title_of_signal
from touchstone.figures.precision import Precision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(leads: list[Lead], analyst: Standing) -> None:
    """Two breaches, one that is none, one of which nobody can tell."""
    verdicts = (LeadVerdict.COUNTERFEIT, LeadVerdict.DANGEROUS, LeadVerdict.FINE, LeadVerdict.CANNOT_TELL)
    for lead, verdict in zip(leads, verdicts, strict=True):
        decide_leads(leads=[lead], verdict=verdict, by=analyst.actor, now=NOW)


def test_before_anything_is_decided_the_page_says_what_to_do(leads: list[Lead], analyst: Standing) -> None:
    page = analyst.client().get("/leads/precision/").content.decode()
    assert "Nothing was decided yet" in page
    assert 'href="/leads/"' in page


@pytest.mark.usefixtures("decided")
def test_page_table_and_api_agree(analyst: Standing) -> None:
    client = analyst.client()
    page = client.get("/leads/precision/").context
    exported = client.get("/leads/precision.csv").content.decode("utf-8-sig")
    told = client.get("/api/v1/precision").json()
    (row,) = page["signals"]
    lines = list(csv.DictReader(io.StringIO(exported)))
    assert (row.key, row.counts) == ("replica_claim", Precision(2, 1, 1))
    assert [(each["key"], each["breaches"], each["others"]) for each in lines] == [
        ("replica_claim", "2", "1"),
        ("standard@1", "2", "1"),
    ]
    assert told["signals"][0]["share"] == pytest.approx(float(lines[0]["precision"]), abs=1e-6)
    assert told["rulesets"][0]["high"] == pytest.approx(row.high / 100)


@pytest.mark.usefixtures("decided")
def test_another_period_or_ruleset_is_empty(analyst: Standing) -> None:
    client = analyst.client()
    assert "Nothing was decided then" in client.get("/leads/precision/?since=2030-01-01").content.decode()
    assert client.get("/api/v1/precision?ruleset=none@1").json() == {"signals": [], "rulesets": []}
    assert client.get("/leads/precision.csv?since=yesterday").status_code == 422


def test_lines_sort_by_every_column() -> None:
    found = {"a": Precision(1, 9), "b": Precision(0, 0, 5), "c": Precision(8, 2, 1)}
    order = {
        sort: "".join(row.key for row in rows_of(found, str, sort)) for sort in ("", "share", "-share", "-unclear")
    }
    assert order == {"": "acb", "share": "bac", "-share": "cab", "-unclear": "bca"}


def test_a_signal_that_is_gone_keeps_its_name() -> None:
    assert title_of_signal("no_such_signal") == "no_such_signal"
    assert title_of_signal("replica_claim") != "replica_claim"


@pytest.mark.usefixtures("decided")
def test_it_costs_few_questions(analyst: Standing) -> None:
    client = analyst.client()
    client.get("/leads/precision/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/leads/precision/")
    assert sum("leads_signalcount" in query["sql"] for query in queries) == 3
