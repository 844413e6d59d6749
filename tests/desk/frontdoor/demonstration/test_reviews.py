"""Reviewers of the demonstration decided four leads of five as the truth of the market has it; the most harmful wait."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.desk.dossiers.models import Listing
from touchstone.desk.frontdoor.demonstration.reviews import MOST, read_truth, reviews_of
from touchstone.desk.leads.models import Lead, LeadVerdict


def waiting(count: int) -> list[Lead]:
    """Leads on listings with the numbers from 0, the least harmful first."""
    return [Lead(pk=place, harm=place, listing=Listing(platform_listing_id=str(place))) for place in range(count)]


def decided(leads: Sequence[Lead], truth: dict[str, bool]) -> dict[str, LeadVerdict]:
    """By the number of the listing."""
    rows = reviews_of(leads, truth)
    return {lead.listing.platform_listing_id: verdict for (_, verdict), some in rows for lead in some}


def test_the_first_of_five_by_harm_waits() -> None:
    assert set(decided(waiting(10), {str(place): True for place in range(10)})) == set("01235678")


def test_verdicts_are_the_truth_but_for_those_that_nobody_could_tell() -> None:
    truth = {str(place): place % 5 == 0 for place in range(100)}
    found = decided(waiting(100), truth)
    told = {listing: verdict for listing, verdict in found.items() if verdict != LeadVerdict.CANNOT_TELL}
    assert {listing: verdict == LeadVerdict.COUNTERFEIT for listing, verdict in told.items()} == {
        listing: truth[listing] for listing in told
    }
    assert Counter(found.values())[LeadVerdict.CANNOT_TELL] == len(found) - len(told) == 5


def test_a_large_market_is_not_decided_whole() -> None:
    many = 2 * MOST
    assert len(decided(waiting(many), {str(place): False for place in range(many)})) == MOST


def test_leads_without_a_known_truth_wait() -> None:
    assert decided(waiting(9), {}) == {}


def test_the_truth_is_that_of_the_markets_table(tmp_path: Path) -> None:
    pq.write_table(pa.table({"listing_id": ["a", "b"], "label": [1, 0]}), tmp_path / "labels.parquet")
    assert read_truth(tmp_path / "labels.parquet") == {"a": True, "b": False}
