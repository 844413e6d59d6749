"""What a seller is told of a finding: words of its own listing, and nothing of how the engine weighs them."""

from typing import Any

import pytest

from tests.desk.measures.world import World
from tests.desk.people import NOW
from touchstone.desk.dossiers.models import ListingVersion, Screening
from touchstone.desk.measures.plain_words import Told, tell

pytestmark = pytest.mark.django_db
TEXT = "原单 包 V\u200bX sim123"


def told(world: World, *signals: dict[str, Any], parts: tuple[dict[str, Any], ...] = ()) -> list[Told]:
    version = ListingVersion.objects.filter(listing=world.listing).latest("number")
    version.title = TEXT
    kept = {"signals": list(signals), "parts": list(parts)}
    return tell(
        Screening(version=version, verdict="review", score=0.9, signals=kept, at=NOW, created_at=NOW), chinese=False
    )


def seen(name: str, start: int, end: int, field: str = "title") -> dict[str, Any]:
    return {"name": name, "score": 0.8, "field": field, "start": start, "end": end, "sentence": ["0.12 of 300", "x"]}


def test_marked_words_are_those_of_the_listing(world: World) -> None:
    [words] = told(world, seen("replica_claim", 0, 2))
    assert words.marks == ("原单",)
    assert "copies" in words.says
    assert "0.12" not in words.says + words.do


def test_a_disguise_is_not_shown_as_seen_through(world: World) -> None:
    [words] = told(world, seen("contact_diverted", 5, 15))
    assert (words.marks, words.field) == ((), "title")


@pytest.mark.parametrize("name", ["learned_text", "brand_hidden"])
def test_what_a_model_or_a_disguise_rests_on_is_not_marked(world: World, name: str) -> None:
    [words] = told(world, seen(name, 0, 2))
    assert words.marks == ()


def test_what_speaks_for_the_listing_is_no_finding(world: World) -> None:
    assert told(world, seen("goods_mismatch", 0, 2), parts=({"name": "goods_mismatch", "value": -1.2},)) == []


def test_a_place_outside_the_text_marks_nothing(world: World) -> None:
    [words] = told(world, seen("replica_claim", 3, 4000))
    assert words.marks == ()


def test_a_listing_that_was_not_screened_says_nothing() -> None:
    assert tell(None, chinese=True) == []
