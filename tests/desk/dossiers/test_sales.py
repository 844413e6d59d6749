"""What a platform says of orders: from files, put together in whatever order they come."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.dossiers.test_uploads import take, upload
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.taking.sales import Said, take_sales
from touchstone.desk.dossiers.models import Listing, ListingSales

LISTINGS = "商品id,标题,销量,首次成交时间\nL-1,鞋,0,\nL-2,包,3,2026-11-02\nL-3,表,5,\nL-4,帽,,\n"
hours = st.integers(-200, 200).map(lambda count: NOW + timedelta(hours=count))
firsts = st.none() | hours.map(lambda at: (at, at))
statements = st.builds(lambda n, at, first: Said(n, at, first if n else None), st.integers(0, 3), hours, firsts)


def known(key: str) -> tuple[int, datetime | None, datetime | None]:
    row = ListingSales.objects.get(listing__platform_listing_id=key)
    return row.orders, row.unsold_until, row.sold_by


@pytest.mark.django_db
def test_a_file_of_listings_may_count_orders(analyst: Standing) -> None:
    take(analyst, "listings", LISTINGS)
    begin = datetime(2026, 11, 1, 16, tzinfo=NOW.tzinfo)
    assert known("L-1") == (0, NOW, None)
    assert known("L-2") == (3, begin, begin + timedelta(days=1))  # all of that day in Shanghai
    assert known("L-3") == (5, None, NOW)
    assert not ListingSales.objects.filter(listing__platform_listing_id="L-4").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "column"),
    [("many,", "orders"), ("-1,", "orders"), ("0,2026-11-02", "first_sold_at"), ("2,soon", "first_sold_at")],
)
def test_orders_that_are_none_are_refused_with_their_column(analyst: Standing, cells: str, column: str) -> None:
    row = upload(analyst, "listings", f"listing_id,title,orders,first_sold_at\nL-1,shoe,{cells}\n")
    assert [problem.column for problem in row.problems.all()] == [column]


@pytest.mark.django_db
def test_the_page_of_a_listing_says_its_orders(analyst: Standing) -> None:
    take(analyst, "listings", LISTINGS)
    listing = Listing.objects.get(platform_listing_id="L-2")
    page = analyst.client().get(reverse("listing_detail", kwargs={"listing": listing.public_id})).content.decode()
    assert "completed orders" in page
    assert "Sold by" in page


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(said=st.lists(statements, min_size=1, max_size=5), lot=st.randoms())
def test_the_order_of_the_files_does_not_matter(said: list[Said], lot: object, analyst: Standing) -> None:
    if not Listing.objects.exists():
        take(analyst, "listings", "listing_id,title\nL-1,shoe\nL-2,shoe\n")
    first, second = Listing.objects.order_by("pk")[:2]
    shuffled = sorted(said, key=lambda _each: lot.random())  # type: ignore[attr-defined]
    for row, order in ((first, said), (second, shuffled)):
        ListingSales.objects.filter(listing=row).delete()
        for each in order:
            take_sales({row.pk: each})
    one, two = (ListingSales.objects.get(listing=row) for row in (first, second))
    assert (one.unsold_until, one.sold_by, one.as_of) == (two.unsold_until, two.sold_by, two.as_of)
    assert one.sold_by == min((each.sold_by for each in said if each.sold_by), default=None)
