"""Changing the own profile."""

from tests.desk.accounts.record import kinds, last_event, personal
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.actions.profile import change_profile


def test_a_new_name_can_be_forgotten(owner: Standing) -> None:
    person = change_profile(person=owner.person, name="Ada L.", language="en", by=owner.actor, now=NOW)
    assert person.name == "Ada L."
    assert last_event().data == {"changed": ["name"]}
    assert personal(last_event()) == {"name": "Ada L."}


def test_the_language_is_nothing_personal(owner: Standing) -> None:
    change_profile(person=owner.person, name="Ada", language="zh-hans", by=owner.actor, now=NOW)
    assert last_event().data == {"changed": ["language"]}


def test_the_same_again_writes_nothing(owner: Standing) -> None:
    change_profile(person=owner.person, name="Ada", language="en", by=owner.actor, now=NOW)
    assert kinds() == []
