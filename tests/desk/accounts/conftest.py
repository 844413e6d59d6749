"""What the tests of accounts share: the mails that went out."""

import pytest

from tests.desk.accounts.post import Post
from tests.desk.people import Standing, make_organisation, make_standing
from touchstone.desk.accounts import mailing


@pytest.fixture(autouse=True)
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    sender = Post()
    monkeypatch.setattr(mailing, "_senders", [])
    mailing.register_sender(sender)
    return sender


@pytest.fixture
def seller_standing(db: None) -> Standing:
    return make_standing("Sel", make_organisation("Shop", "seller"), "seller")
