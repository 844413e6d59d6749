"""Pages by sequence: each object exactly once for every page size, whatever is written or removed meanwhile."""

from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models import QuerySet
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.people import NOW
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.sealing import seal, unseal

SHARED_DATABASE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


class Names(Page):
    LIST: ClassVar = "names"
    items: list[str]


class OtherNames(Names):
    LIST: ClassVar = "other"


def request_for(**query: str) -> HttpRequest:
    return RequestFactory().get("/api/v1/names", query)


def write(number: int, mark: str) -> list[str]:
    """All at the same time: nothing but the sequence tells them apart."""
    rows = [Organisation(name=f"{mark}{each}", kind="agent", created_at=NOW) for each in range(number)]
    return [row.name for row in Organisation.objects.bulk_create(rows)]


def rows() -> QuerySet[Organisation]:
    return Organisation.objects.order_by("name")


def page(after: str, limit: int) -> Names:
    return Names.cut(request_for(), rows(), PageAsked(after=after, limit=limit), lambda row: row.name)


@SHARED_DATABASE
@given(
    size=st.integers(1, 12),
    start=st.integers(0, 40),
    meanwhile=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=8),
)
def test_a_reader_meets_each_object_once(db: None, size: int, start: int, meanwhile: list[tuple[int, int]]) -> None:
    Organisation.objects.all().delete()
    there, removed, met, cursor = set(write(start, "a")), set(), [], ""
    changes = iter(meanwhile)
    while True:
        found = page(cursor, size)
        met += found.items
        cursor = found.cursor
        written, gone = next(changes, (0, 0))
        there |= set(write(written, f"b{len(met)}.{len(there)}."))
        for row in Organisation.objects.order_by("-pk")[:gone]:
            removed.add(row.name)
            row.delete()
        if found.next is None and not written:
            break
    assert len(met) == len(set(met))
    assert there - removed <= set(met) <= there


@pytest.mark.parametrize("size", [1, 2, 3, 7, 99, 100, 999, 1000])
def test_a_thousand_objects_of_one_time_come_once_each_in_order(db: None, size: int) -> None:
    names, met, cursor = write(1000, "n"), [], ""
    while True:
        found = page(cursor, size)
        met += found.items
        cursor = found.cursor
        if found.next is None:
            break
    assert met == names


def test_a_lost_answer_is_asked_for_again_and_is_the_same(db: None) -> None:
    write(10, "n")
    first = page("", 4)
    assert page(first.cursor, 4) == page(first.cursor, 4)


def test_the_cursor_at_the_end_gives_what_is_written_later(db: None) -> None:
    write(3, "a")
    end = page("", 10)
    assert end.next is None
    later = write(2, "b")
    assert page(end.cursor, 10).items == later


def test_the_next_address_keeps_what_was_asked_for(db: None) -> None:
    write(3, "n")
    asked = request_for(limit="2", kind="agent")
    found = Names.cut(asked, rows(), PageAsked(limit=2), lambda row: row.name)
    query = parse_qs(urlsplit(found.next or "").query)
    assert query == {"limit": ["2"], "kind": ["agent"], "after": [found.cursor]}


@pytest.mark.parametrize("cursor", ["AAAA", "x", "2", "eyJhIjoxfQ"])
def test_a_cursor_that_we_did_not_make_is_refused(db: None, cursor: str) -> None:
    with pytest.raises(InvalidError):
        page(cursor, 10)


def test_the_cursor_of_another_list_is_refused(db: None) -> None:
    write(2, "n")
    elsewhere = OtherNames.cut(request_for(), rows(), PageAsked(limit=1), lambda row: row.name)
    with pytest.raises(InvalidError):
        page(elsewhere.cursor, 1)


@given(st.integers(0, 2**63 - 1))
def test_a_cursor_shows_nothing_of_its_place_and_can_be_opened_here(place: int) -> None:
    word = seal("names", place)
    assert unseal("names", word) == place
    assert unseal("other", word) is None
    assert len(word) < 60
