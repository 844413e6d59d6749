"""Who may do what: every cell of the tables is really requested."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest
from django.db import transaction

from tests.desk.authority.matrix import Call, Row, ask, makers, names, outcome, rows
from tests.desk.authority.scene import RELATIONS, Scene

pytestmark = pytest.mark.django_db  # without it no database is made when this file runs alone
ROWS = rows()
OTHER_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
REFUSALS = {"sign-in", "setup", "401", "403", "404", "405", "410"}


def tried(scene: Scene, call: Call, relation: str, method: str, url: str) -> str:
    """What comes of it, and nothing stays of it."""
    with transaction.atomic():
        found = outcome(ask(scene.client(relation), method, url, call), url)
        transaction.set_rollback(True)
    return found


@contextmanager
def called(scene: Scene, url: str) -> Iterator[Call]:
    """The objects that a URL needs, made once for all who try it."""
    maker = makers().get(url)
    with transaction.atomic():
        yield maker(scene) if maker else Call()
        transaction.set_rollback(True)


def test_every_url_has_a_row() -> None:
    assert set(names()) - {row.url for row in ROWS} == set()


def test_every_row_has_a_url_and_stands_once() -> None:
    assert {row.url for row in ROWS} - set(names()) == set()
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_what_the_table_says(row: Row, scene: Scene) -> None:
    with called(scene, row.url) as call:
        found = {relation: tried(scene, call, relation, row.method, row.url) for relation in RELATIONS}
    wrong = {
        relation: f"{found[relation]} instead of {row.expected[relation]}"
        for relation in RELATIONS
        if found[relation] != row.expected[relation]
    }
    assert wrong == {}, wrong


@pytest.mark.parametrize("url", sorted({row.url for row in ROWS}))
def test_a_method_without_a_row_does_nothing(url: str, scene: Scene) -> None:
    others = set(OTHER_METHODS) - {row.method for row in ROWS if row.url == url}
    with called(scene, url) as call:
        for method, relation in product(sorted(others), ("visitor", "owner", "supervisor")):
            assert tried(scene, call, relation, method, url) in REFUSALS, (method, relation)
