"""Verdicts become labels: of each listing the last that stands, without a person in it, as the engine reads it."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import NOW, Standing
from touchstone.cli.main import main
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.overturning import overturn_decisions
from touchstone.desk.leads.labels import COLUMNS, label_rows, write_labels
from touchstone.desk.leads.models import Lead, LeadVerdict

pytestmark = pytest.mark.django_db
FAKE, FINE = LeadVerdict.COUNTERFEIT, LeadVerdict.FINE


@pytest.fixture
def decided(leads: list[Lead], analyst: Standing) -> list[Lead]:
    """One of each: counterfeit, fine, another breach, cannot tell."""
    verdicts = (FAKE, FINE, LeadVerdict.OTHER_BREACH, LeadVerdict.CANNOT_TELL)
    for lead, verdict in zip(leads, verdicts, strict=True):
        decide_leads(leads=[lead], verdict=verdict, by=analyst.actor, now=NOW)
    return leads


def labels() -> dict[str, int]:
    return {row[0]: row[1] for row in label_rows()}


def test_only_what_says_counterfeit_or_not_is_a_label(decided: list[Lead]) -> None:
    assert labels() == {"L-0": 1, "L-1": 0}
    assert [row[3:] for row in label_rows("bazaar")] == [("婴儿奶粉", "bazaar"), ("耐克鞋 男", "bazaar")]
    assert list(label_rows("souk")) == []


def test_what_was_overturned_gives_what_holds_instead(decided: list[Lead], supervisor: Standing) -> None:
    overturn_decisions(listing_version=decided[0].listing_version, by=supervisor.actor, now=NOW)
    assert labels() == {"L-0": 0, "L-1": 0}


def test_a_listing_has_the_label_of_its_last_verdict(decided: list[Lead], analyst: Standing, tmp_path: Path) -> None:
    changed = listing_row(1, title="耐克鞋 男 A货", category="鞋", price=900.0, brand="耐克")
    take(analyst, tmp_path / "later", [changed])
    decide_leads(leads=Lead.objects.filter(waiting=True), verdict=FAKE, by=analyst.actor, now=NOW)
    assert labels() == {"L-0": 1, "L-1": 1}


def test_a_seller_has_one_pseudonym_and_no_name(decided: list[Lead], tmp_path: Path) -> None:
    write_labels(tmp_path / "labels.parquet")
    told = json.dumps(pq.read_table(tmp_path / "labels.parquet").to_pylist(), ensure_ascii=False)
    particulars = [each for row in Seller.objects.values_list("name", "public_id") for each in row]
    assert [each for each in particulars if each in told] == []
    first, second = (row[2] for row in label_rows())
    assert first != second
    into = {"root": decided[1].seller_id, "merged_into": decided[1].seller_id, "merged_at": NOW, "merged_by": "x"}
    Seller.objects.filter(pk=decided[0].seller_id).update(**into)
    assert len({row[2] for row in label_rows()}) == 1


def test_page_csv_and_parquet_hold_the_same(decided: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    page = client.get("/leads/labels/")
    assert [count for *_, count in page.context["verdicts"]] == [1, 0, 1, 1, 1]
    lines = b"".join(client.get("/leads/labels.csv").streaming_content).decode("utf-8-sig")
    content = b"".join(client.get("/leads/labels.parquet?platform=bazaar").streaming_content)
    rows = pq.read_table(io.BytesIO(content))
    assert rows.schema.equals(COLUMNS)
    assert [row["listing_id"] for row in csv.DictReader(io.StringIO(lines))] == rows["listing_id"].to_pylist()
    assert Event.objects.filter(kind="leads.labels_exported").count() == 2


def test_without_a_verdict_the_page_says_what_to_do(leads: list[Lead], analyst: Standing) -> None:
    assert "Labels come from verdicts" in analyst.client().get("/leads/labels/").content.decode()
    content = b"".join(analyst.client().get("/leads/labels.parquet").streaming_content)
    assert pq.read_table(io.BytesIO(content)).num_rows == 0


def test_the_engine_learns_and_measures_with_what_the_desk_decided(analyst: Standing, tmp_path: Path) -> None:
    rows = [
        listing_row(n, title=f"{'正品 袜子' if n % 2 else '原单 A货 鞋'} {n}", seller_id=f"S-{n}") for n in range(24)
    ]
    take(analyst, tmp_path / "run", rows)
    for parity, verdict in ((0, FAKE), (1, FINE)):
        chosen = [
            lead for lead in Lead.objects.filter(waiting=True) if int(lead.listing.title.split()[-1]) % 2 == parity
        ]
        decide_leads(leads=chosen, verdict=verdict, by=analyst.actor, now=NOW)
    table, model = tmp_path / "labels.parquet", tmp_path / "own.model"
    assert write_labels(table) == 24
    assert main(["train", str(table), "--out", str(model), "--lessons", "0", "--epochs", "2"]) == 0
    assert (
        main(["evaluate", str(table), "--findings", str(tmp_path / "run"), "--out", str(tmp_path), "--draws", "10"])
        == 0
    )
    measured = json.loads((tmp_path / "evaluation.json").read_text("utf-8"))
    assert (model.stat().st_size > 0, measured["listings"], measured["positives"]) == (True, 24, 12)
