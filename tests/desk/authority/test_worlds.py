"""What one may not see leaves no trace: not in lists, counts, searches and orderings, not in a 404."""

import pytest
from django.db import transaction

from tests.desk.authority.scene import furnish, make_scene
from tests.desk.authority.worlds import PUBLIC_ID, VIEWERS, absent, answers, hide, paths


def told(one: bytes, other: bytes) -> tuple[bytes, ...]:
    """The first lines in which two answers differ."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((pair for pair in pairs if pair[0] != pair[1]), (b"length",))


@pytest.mark.parametrize("viewer", VIEWERS)
def test_two_worlds_that_differ_in_what_is_hidden_answer_alike(viewer: str, db: None) -> None:
    scene = make_scene()
    furnish(scene)
    client, known = scene.client(viewer), paths(scene)
    with transaction.atomic():
        hidden = [absent(path) for path in hide(scene, viewer)]
        transaction.set_rollback(True)
    answers(client, known[:1])  # the first time a browser gets its cookies
    without = answers(client, [*known, *hidden])
    made = hide(scene, viewer)
    assert all(PUBLIC_ID.search(path) for path in made)
    having = answers(client, [*known, *made])
    assert [told(having[path], without[path]) for path in without if having[path] != without[path]] == []


def test_whom_the_hidden_belongs_to_sees_the_difference(db: None) -> None:
    """Otherwise the worlds would be alike for want of anything hidden."""
    scene = make_scene()
    furnish(scene)
    client, known = scene.client("stranger"), paths(scene)
    answers(client, known[:1])
    without = answers(client, known)
    made = hide(scene, "visitor")
    assert [path for path, text in answers(client, made).items() if not text.startswith((b"2", b"3"))] == []
    assert answers(client, known) != without
