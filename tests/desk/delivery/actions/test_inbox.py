"""An inbox is one's own: nobody else reads, marks or mutes in it."""

import pytest

from tests.desk.delivery.sending import MUST, NEWS, QUIET
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.authority.errors import NotPermittedError, NotThereError
from touchstone.desk.delivery.actions.inbox import mute, read_items
from touchstone.desk.delivery.outbox import tell
from touchstone.desk.delivery.queries.inbox import count_unread, found, inbox_of, muted_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told(owner: Standing) -> None:
    """Two items in the inbox of the owner."""
    for kind in (QUIET, NEWS):
        tell(kind.key, owner.organisation, people=[owner.person], values={"who": "A", "subject": "B"}, now=NOW)


def test_reading_lowers_the_count_once(owner: Standing) -> None:
    newest = inbox_of(owner.actor)[0]
    assert [read_items(items=[newest], by=owner.actor, now=NOW) for _ in range(2)] == [1, 0]
    assert (newest.kind, count_unread(owner.actor)) == (NEWS.key, 1)


@pytest.mark.parametrize("who", ["colleague", "stranger", "operator", "supervisor"])
def test_nobody_else_sees_or_marks_an_item(who: str, owner: Standing, request: pytest.FixtureRequest) -> None:
    other: Standing = request.getfixturevalue(who)
    item = inbox_of(owner.actor)[0]
    assert (list(inbox_of(other.actor)), count_unread(other.actor)) == ([], 0)
    assert read_items(items=[item], by=other.actor, now=NOW) == 0
    with pytest.raises(NotThereError):
        found(other.actor, item.public_id)


def test_the_public_has_no_inbox() -> None:
    assert list(inbox_of(PUBLIC)) == []
    with pytest.raises(NotPermittedError):
        mute(choices=[], by=PUBLIC, now=NOW)


def test_a_choice_replaces_the_one_before(owner: Standing) -> None:
    mute(choices=[(NEWS.key, "email"), (QUIET.key, "inbox")], by=owner.actor, now=NOW)
    mute(choices=[(NEWS.key, "inbox")], by=owner.actor, now=NOW)
    assert muted_by(owner.actor) == {(NEWS.key, "inbox")}


@pytest.mark.parametrize("choice", [(MUST.key, "email"), ("tests.nothing", "inbox"), (NEWS.key, "webhook")])
def test_what_cannot_be_muted_stays(choice: tuple[str, str], owner: Standing) -> None:
    assert mute(choices=[choice], by=owner.actor, now=NOW) == set()
