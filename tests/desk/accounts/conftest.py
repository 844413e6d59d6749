"""What the tests of accounts share: the mails that went out, the events that were written."""

from collections.abc import Iterator

import pytest

from tests.desk.accounts.post import Post
from touchstone.desk.accounts.mailing import forget_sender, register_sender


@pytest.fixture(autouse=True)
def post() -> Iterator[Post]:
    sender = Post()
    register_sender(sender)
    yield sender
    forget_sender(sender)
