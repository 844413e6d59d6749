"""Lists in every order, a page at a time, there and back: each dossier once, as it is now."""

from collections.abc import Iterator

import pytest

from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.listings import add_listing, edit_listing
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.dossiers.queries.kinds import KIND_BY_KEY
from touchstone.desk.dossiers.queries.pages import Asked, Page, page_of

pytestmark = pytest.mark.django_db
TITLES = ("c", "a", "手表", "b", "a", "A", "c")


@pytest.fixture
def listings(analyst: Standing, shop: Shop) -> list[Listing]:
    """Each was renamed: what its first version was called is to count no more."""
    for place, title in enumerate(TITLES):
        first = add_listing(
            by=analyst.actor, now=NOW, shop=shop.public_id, platform_listing_id=f"S-{place}", title=f"{9 - place} once"
        )
        edit_listing(by=analyst.actor, now=NOW, listing=first.public_id, seen=first.version, title=title)
        Listing.objects.filter(pk=first.pk).update(score=place % 3 / 2)
    return list(Listing.objects.order_by("pk"))


def pages(actor: Standing, sort: str) -> Iterator[Page]:
    """Two rows each, to the end and back to the beginning."""
    kind, cursor = KIND_BY_KEY["listing"], ""
    for way in ("next", "previous"):
        while True:
            page = page_of(kind, actor.actor, NOW, Asked(sort=sort, cursor=cursor), size=2)
            yield page
            cursor = getattr(page, way)
            if not cursor:
                break
        cursor = page.previous


@pytest.mark.parametrize("sort", ["title", "-title", "score", "-score", "added", "-added"])
def test_a_list_is_walked_there_and_back_in_its_order(sort: str, listings: list[Listing], analyst: Standing) -> None:
    name = {"added": "pk"}.get(sort.lstrip("-"), sort.lstrip("-"))
    wanted = sorted(listings, key=lambda row: (getattr(row, name), row.pk), reverse=sort.startswith("-"))
    twos = [[row.public_id for row in wanted[place : place + 2]] for place in range(0, len(wanted), 2)]
    walked = [[row.public_id for row in page.rows] for page in pages(analyst, sort)]
    assert walked == [*twos, *twos[-2::-1]]
