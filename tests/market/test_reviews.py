"""Reviews: accusations where they are due, some where they are not, and denials that use the same words."""

from pathlib import Path

import pytest

from tests.market.telltales import read_rows
from touchstone.market.kind import FIRST_COUNTERFEIT, KINDS, ListingKind
from touchstone.market.reviews import MOODS, MOST
from touchstone.market.wording import load_words

SENTENCES = load_words()[1]["reviews"]
Reviewed = list[tuple[str, dict[str, object]]]


@pytest.fixture(scope="module")
def reviewed(market: Path) -> Reviewed:
    """The kind of the listing and the review, for all reviews."""
    kinds = {row["listing_id"]: row["kind"] for row in read_rows(market, "truth_listings")}
    return [(kinds[row["listing_id"]], row) for row in read_rows(market, "reviews")]


def says(row: dict[str, object], mood: str) -> bool:
    return row["text"].startswith((*SENTENCES["zh"][mood], *SENTENCES["en"][mood]))


def share(reviewed: Reviewed, kinds: set[str], mood: str) -> float:
    rows = [row for kind, row in reviewed if kind in kinds]
    return sum(says(row, mood) for row in rows) / len(rows)


def test_buyers_of_replicas_accuse_more_often(reviewed: Reviewed) -> None:
    bad = {kind.value for kind in KINDS[FIRST_COUNTERFEIT:]}
    good = {kind.value for kind in KINDS[:FIRST_COUNTERFEIT]}
    assert share(reviewed, bad, "fake") > 8 * share(reviewed, good, "fake") > 0


def test_honest_sellers_are_accused_too(reviewed: Reviewed) -> None:
    assert 0.01 < share(reviewed, {ListingKind.HONEST_RESELLER.value}, "fake") < 0.08


def test_denials_name_the_accusation_and_take_it_away(reviewed: Reviewed) -> None:
    denials = [row for _, row in reviewed if says(row, "denies")]
    assert len(denials) > 50
    assert any("假" in row["text"] for row in denials)


def test_some_accusations_come_with_five_stars(reviewed: Reviewed) -> None:
    stars = [row["rating"] for _, row in reviewed if says(row, "fake")]
    assert 0.02 < stars.count(5.0) / len(stars) < 0.4
    assert stars.count(1.0) / len(stars) > 0.4


def test_ratings_are_one_to_five_stars(reviewed: Reviewed) -> None:
    assert {row["rating"] for _, row in reviewed} == {1.0, 2.0, 3.0, 4.0, 5.0}


def test_no_listing_has_more_reviews_than_it_may(reviewed: Reviewed) -> None:
    counts: dict[str, int] = {}
    for _, row in reviewed:
        counts[row["listing_id"]] = counts.get(row["listing_id"], 0) + 1
        assert row["review_id"] == f"{row['listing_id']}-R{counts[row['listing_id']]}"
    assert max(counts.values()) <= MOST


def test_a_replica_told_by_its_buyers_has_buyers_who_tell(market: Path, reviewed: Reviewed) -> None:
    accused = {
        row["listing_id"] for kind, row in reviewed if kind == ListingKind.REPLICA_REVIEWED and says(row, "fake")
    }
    every = [row for row in read_rows(market, "truth_listings") if row["kind"] == ListingKind.REPLICA_REVIEWED]
    assert len(accused) / len(every) > 0.5


def test_every_mood_is_written(reviewed: Reviewed) -> None:
    assert all(any(says(row, mood) for _, row in reviewed) for mood in MOODS)


def test_reviews_come_after_their_listing(market: Path, reviewed: Reviewed) -> None:
    listed = {row["listing_id"]: row["listed_at"] for row in read_rows(market, "listings")}
    assert all(row["reviewed_at"] > listed[row["listing_id"]] for _, row in reviewed)
