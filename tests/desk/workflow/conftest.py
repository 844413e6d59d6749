"""What the tests of workflow share: the mails that the rooms above would send."""

import pytest

from tests.desk.accounts.post import Post
from touchstone.desk.accounts import mailing


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    sender = Post()
    monkeypatch.setattr(mailing, "_senders", [])
    mailing.register_sender(sender)
    return sender
