"""Who may do what: every cell of the tables is really requested."""

import pytest
from django.db import transaction

from tests.desk.authority.matrix import Call, Row, ask, makers, names, outcome, rows
from tests.desk.authority.scene import RELATIONS, make_scene

ROWS = rows()
OTHER_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
REFUSALS = {"sign-in", "setup", "401", "403", "404", "405", "410"}


def test_every_url_has_a_row() -> None:
    assert set(names()) - {row.url for row in ROWS} == set()


def test_every_row_has_a_url_and_stands_once() -> None:
    assert {row.url for row in ROWS} - set(names()) == set()
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_what_the_table_says(row: Row, db: None) -> None:
    scene = make_scene()
    maker = makers().get(row.url)
    wrong = {}
    for relation in RELATIONS:
        with transaction.atomic():
            call = maker(scene) if maker else Call()
            found = outcome(ask(scene.client(relation), row.method, row.url, call), row.url)
            transaction.set_rollback(True)
        if found != row.expected[relation]:
            wrong[relation] = f"{found} instead of {row.expected[relation]}"
    assert wrong == {}, wrong


@pytest.mark.parametrize("url", sorted({row.url for row in ROWS}))
def test_a_method_without_a_row_does_nothing(url: str, db: None) -> None:
    scene, maker = make_scene(), makers().get(url)
    for method in set(OTHER_METHODS) - {row.method for row in ROWS if row.url == url}:
        for relation in ("visitor", "owner", "supervisor"):
            with transaction.atomic():
                call = maker(scene) if maker else Call()
                found = outcome(ask(scene.client(relation), method, url, call), url)
                transaction.set_rollback(True)
            assert found in REFUSALS, (method, relation)
