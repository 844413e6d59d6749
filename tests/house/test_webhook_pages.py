"""Every kind of message that goes by webhook is in the docs, in both languages, and no other."""

import re

import pytest

from tests.house.tree import ROOT
from touchstone.desk.delivery.message_kind import webhook_kinds

ROW = re.compile(r"^\| `([a-z_]+\.[a-z_]+)` \|", re.MULTILINE)


@pytest.mark.parametrize("page", ["webhooks.md", "webhooks.zh.md"])
def test_the_docs_of_webhooks_name_the_kinds_that_there_are(page: str) -> None:
    told = set(ROW.findall((ROOT / "docs" / page).read_text("utf-8")))
    own = {kind.key for kind in webhook_kinds() if not kind.key.startswith("tests.")}
    assert told == own
