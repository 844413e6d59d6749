"""Many rows at once: what is written is what was given, on both databases."""

import re
from datetime import timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from tests.desk.people import NOW
from touchstone.desk.audit.acting import writing
from touchstone.desk.authority.identifiers import ALPHABET, LENGTH
from touchstone.desk.dossiers.bulk import SHARED, moment, new_public_ids, reserve_ids, update_rows
from touchstone.desk.dossiers.models import Listing

FEWER: Any = import_module("touchstone.desk.dossiers.migrations.0004_fewer_indexes")


def indexes_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return {name for name, each in connection.introspection.get_constraints(cursor, table).items() if each["index"]}


def test_text_numbers_nothing_and_times_arrive_as_given(listing: Listing) -> None:
    then = NOW + timedelta(days=1)
    columns = ("shop", "title", "price", "score", "created_at")
    with writing():
        update_rows(Listing, columns, [(None, "{'鞋', \"x\"}", "12.50", 0.25, moment(then), listing.pk)])
    listing.refresh_from_db()
    assert (listing.shop, listing.title, listing.created_at) == (None, "{'鞋', \"x\"}", then)
    assert (listing.price, listing.score) == (Decimal("12.50"), 0.25)


def test_other_rows_stay_as_they_are(listing: Listing) -> None:
    with writing():
        update_rows(Listing, ("title",), [("another", listing.pk + 1)])
    listing.refresh_from_db()
    assert listing.title == "Nike 耐克运动鞋 男款"


def test_a_column_may_be_empty_in_every_row(listing: Listing) -> None:
    with writing():
        update_rows(Listing, ("price", "verdict"), [(None, "", listing.pk)])
    listing.refresh_from_db()
    assert listing.price is None


def test_no_rows_change_nothing(listing: Listing) -> None:
    with writing():
        update_rows(Listing, ("title",), [])
    listing.refresh_from_db()
    assert listing.title == "Nike 耐克运动鞋 男款"


def test_reserved_ids_are_new_and_each_is_given_once(listing: Listing) -> None:
    with writing():
        keys = list(reserve_ids(Listing, 3))
    assert len(set(keys)) == len(set(new_public_ids(Listing, 3))) == 3
    assert min(keys) > listing.pk


def test_public_ids_of_a_batch_lie_side_by_side_and_those_of_the_next_elsewhere() -> None:
    one, other = (new_public_ids(Listing, 1_000) for _ in range(2))
    assert all(re.fullmatch(f"lst_[{ALPHABET}]{{{LENGTH}}}", each) for each in (*one, *other))
    assert len({*one, *other}) == 2_000
    begin = len("lst_") + SHARED
    assert [len({each[:begin] for each in ids}) for ids in (one, other)] == [1, 1]
    assert one[0][:begin] != other[0][:begin]
    assert {letter for each in one for letter in each[begin:]} == set(ALPHABET)
    assert new_public_ids(Listing, 0) == []


@pytest.mark.parametrize("table", ["dossiers_listing", "dossiers_screening", "leads_lead"])
def test_public_ids_have_one_index_and_none_for_patterns(table: str, db: None) -> None:
    assert not [name for name in indexes_of(table) if name.endswith("_like") and "public_id" in name]


def test_indexes_of_older_databases_that_no_question_uses_go(db: None) -> None:
    editor = connection.schema_editor()  # not entered: the test's transaction is open already
    editor.execute("CREATE INDEX dossiers_listing_shop_id_c9647975 ON dossiers_listing (shop_id)")
    if connection.vendor == "postgresql":
        pattern = "dossiers_listing_public_id_fe6a736b_like ON dossiers_listing (public_id varchar_pattern_ops)"
        editor.execute(f"CREATE INDEX {pattern}")
    FEWER.drop_indexes(apps, editor)
    left = indexes_of("dossiers_listing")
    assert "listing_by_shop" in left
    assert not [name for name in left if "_like" in name or "shop_id" in name]
