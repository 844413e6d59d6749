"""Who may do what: every cell of the tables is really requested."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.desk.authority.matrix import Call, Row, ask, makers, names, outcome, rows
from tests.desk.authority.scene import RELATIONS, Scene, make_scene

ROWS = rows()
OTHER_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
REFUSALS = {"sign-in", "setup", "401", "403", "404", "405", "410"}


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Made once; each cell takes back what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_scene()
        transaction.set_rollback(True)


def tried(scene: Scene, relation: str, method: str, url: str) -> str:
    """What comes of it, and nothing stays of it."""
    maker = makers().get(url)
    with transaction.atomic():
        call = maker(scene) if maker else Call()
        found = outcome(ask(scene.client(relation), method, url, call), url)
        transaction.set_rollback(True)
    return found


def test_every_url_has_a_row() -> None:
    assert set(names()) - {row.url for row in ROWS} == set()


def test_every_row_has_a_url_and_stands_once() -> None:
    assert {row.url for row in ROWS} - set(names()) == set()
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_what_the_table_says(row: Row, scene: Scene) -> None:
    found = {relation: tried(scene, relation, row.method, row.url) for relation in RELATIONS}
    wrong = {
        relation: f"{found[relation]} instead of {row.expected[relation]}"
        for relation in RELATIONS
        if found[relation] != row.expected[relation]
    }
    assert wrong == {}, wrong


@pytest.mark.parametrize("url", sorted({row.url for row in ROWS}))
def test_a_method_without_a_row_does_nothing(url: str, scene: Scene) -> None:
    for method in set(OTHER_METHODS) - {row.method for row in ROWS if row.url == url}:
        for relation in ("visitor", "owner", "supervisor"):
            assert tried(scene, relation, method, url) in REFUSALS, (method, relation)
