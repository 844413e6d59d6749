"""The search finds what a plain scan finds, on either database, and nothing that may not be seen."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.listings import edit_listing
from touchstone.desk.dossiers.actions.sellers import edit_contact
from touchstone.desk.dossiers.indexing import Found, index, unindex
from touchstone.desk.dossiers.models import Listing, SearchEntry, SearchKind, Seller
from touchstone.desk.dossiers.queries.pages import ids_found
from touchstone.desk.dossiers.queries.search import count_found, entries_for, rows_found
from touchstone.desk.dossiers.tokens import agrees, read_query

TEXTS = st.lists(st.text(st.sampled_from("耐克鞋運动ＮiｋeA9 -'\"*&|:カナ"), max_size=9), min_size=1, max_size=6)
QUESTIONS = st.text(st.sampled_from("耐克鞋运動NikeＡa9 -'\"*&|:()\\%_"), max_size=6)


@pytest.mark.django_db
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, QUESTIONS)
def test_the_index_agrees_with_a_plain_scan(texts: list[str], question: str) -> None:
    SearchEntry.objects.all().delete()
    index(SearchKind.LISTING, [Found(row, text, [f"ID-{row}"]) for row, text in enumerate(texts)])
    query = read_query(question)
    entries = [entry for entry in SearchEntry.objects.all() if agrees(query, entry.text.split("\n"))]
    assert {entry.row for entry in entries_for(query)} == ({e.row for e in entries} if not query.is_empty else set())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "question",
    [
        "耐",
        "耐克",
        "运动鞋",
        "運動鞋",
        "nike",
        "NIKE",
        "Ｎｉｋｅ",
        "ni",
        "L-1",
        "l-1",
        "nike 男款",
        "克运",
        "耐克运动鞋",
    ],
)
def test_a_listing_is_found_by(question: str, listing: Listing) -> None:
    assert [found["row"] for found in rows_found(read_query(question), [(SearchKind.LISTING, None)])] == [listing.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["克耐", "男运动鞋", "ike", "女款", "", "  ", "·", "nike 女款"])
def test_a_listing_is_not_found_by(question: str, listing: Listing) -> None:
    assert not rows_found(read_query(question), [(SearchKind.LISTING, None)]).exists()


@pytest.mark.django_db
def test_better_answers_come_first() -> None:
    names = ["耐克运动鞋", "新款耐克", "耐克", "鞋"]
    index(SearchKind.LISTING, [Found(row, name, ["耐克" if row == 3 else "x"]) for row, name in enumerate(names)])
    found = rows_found(read_query("耐克"), [(SearchKind.LISTING, None)]).order_by("rank", "row")
    assert [each["row"] for each in found] == [3, 2, 0, 1]


@pytest.mark.django_db
def test_what_is_taken_out_is_found_no_more() -> None:
    index(SearchKind.BRAND, [Found(1, "Bale")])
    index(SearchKind.BRAND, [Found(1, "Kato")])
    assert not entries_for(read_query("bale")).exists()
    unindex(SearchKind.BRAND, [1])
    assert not entries_for(read_query("kato")).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("few", [False, True])
@pytest.mark.parametrize("is_among", [False, True])
def test_wherever_the_database_begins_it_finds_the_same(few: bool, is_among: bool, listing: Listing) -> None:
    rows = Listing.objects.filter(state="online") if is_among else None
    query, kinds = read_query("耐克"), [(SearchKind.LISTING, rows), (SearchKind.SHOP, None)]
    assert [each["row"] for each in rows_found(query, kinds, few=few)] == [listing.pk]
    assert count_found(query, kinds, 9, few=few) == 1
    Listing.objects.update(state="offline")
    assert count_found(query, kinds, 9, few=few) == (0 if is_among else 1)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has statistics to choose by")
def test_a_search_of_the_whole_node_does_not_look_at_every_entry_of_a_kind() -> None:
    plan = rows_found(read_query("耐克"), [(SearchKind.LISTING, None)]).explain()
    assert "INTEGER PRIMARY KEY (rowid=?)" in plan
    assert "kind=?" not in plan


def test_a_listing_is_found_by_the_beginning_of_its_latest_description(analyst: Standing, listing: Listing) -> None:
    def found(question: str) -> list[int]:
        return ids_found(analyst.actor, NOW, "listing", question)

    for seen, text in enumerate(("支持七天无理由退换", "原厂皮料 " + "一" * 10**5 + "尾巴"), start=1):
        edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=seen, description=text)
    assert (found("原厂皮料"), found("七天无理由"), found("尾巴")) == ([listing.pk], [], [])


def test_a_telephone_number_finds_its_seller_only_for_those_who_may_see_it(
    analyst: Standing, officer: Standing, supervisor: Standing, other_seller: Seller
) -> None:
    edit_contact(by=analyst.actor, now=NOW, seller=other_seller.public_id, seen=0, phone="138 1234 5678")
    assert ids_found(analyst.actor, NOW, "seller", "13812345678") == [other_seller.pk]
    from tests.desk.dossiers.test_visible import share_to

    share_to(officer, supervisor, other_seller)
    assert ids_found(officer.actor, NOW, "seller", "木子") == [other_seller.pk]
    assert ids_found(officer.actor, NOW, "seller", "13812345678") == []
