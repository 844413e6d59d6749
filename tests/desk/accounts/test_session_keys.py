"""Names of sessions."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from touchstone.desk.accounts.session_keys import session_key


@pytest.mark.django_db
def test_the_name_of_a_session_of_ours_is_one() -> None:
    name = SessionStore()._get_new_session_key()
    assert session_key(name) == name


@pytest.mark.parametrize("word", ["", "a" * 31, "a" * 33, "A" * 32, "\0" + "a" * 31, "é" * 32, "a" * 31 + "\n"])
def test_nothing_else_is_looked_for(word: str) -> None:
    assert session_key(word) is None
