"""What one may not see leaves no trace: not in lists, counts, searches and orderings, not in a 404."""

import pytest
from django.db import transaction

from tests.desk.authority.scene import Scene
from tests.desk.authority.worlds import PUBLIC_ID, VIEWERS, absent, answers, hide, paths

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def known(scene: Scene) -> list[str]:
    """The addresses of all rooms; what they need is made with the scene."""
    return paths(scene)


def told(one: bytes, other: bytes) -> tuple[bytes, ...]:
    """The first lines in which two answers differ, the length aside where more than that does."""
    lines = ([line for line in text.splitlines() if not line.startswith(b"Content-Length")] for text in (one, other))
    pairs = zip(*lines, strict=False)
    return next((pair for pair in pairs if pair[0] != pair[1]), (b"length",))


@pytest.mark.parametrize("viewer", VIEWERS)
def test_two_worlds_that_differ_in_what_is_hidden_answer_alike(viewer: str, scene: Scene, known: list[str]) -> None:
    client = scene.client(viewer)
    answers(client, known[:1])  # the first time a browser gets its cookies
    with transaction.atomic():
        made = hide(scene, viewer)
        having = answers(client, [*known, *made])
        transaction.set_rollback(True)
    assert all(PUBLIC_ID.search(path) for path in made)
    without = answers(client, [*known, *(absent(path) for path in made)])
    assert {path: told(having[path], without[path]) for path in without if having[path] != without[path]} == {}


def test_whom_the_hidden_belongs_to_sees_the_difference(scene: Scene, known: list[str]) -> None:
    """Otherwise the worlds would be alike for want of anything hidden."""
    client = scene.client("stranger")
    answers(client, known[:1])
    without = answers(client, known)
    made = hide(scene, "visitor")
    assert [path for path, text in answers(client, made).items() if not text.startswith((b"2", b"3"))] == []
    assert answers(client, known) != without
