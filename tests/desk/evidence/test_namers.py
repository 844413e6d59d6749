"""How an evidence file is called in the record."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.desk.evidence.test_actions import added
from tests.desk.people import Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.audit.namers import found_ids
from touchstone.desk.audit.sentences import tell


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def test_who_may_see_it_reads_its_name_and_others_a_word(owner: Standing, stranger: Standing) -> None:
    file = added(owner)
    ours, theirs = (tell(reader.actor, Event.objects.all())[0].plain for reader in (owner, stranger))
    assert file.shown_name in ours
    assert "鞋" not in theirs
    assert file.public_id not in ours + theirs


def test_only_who_may_see_it_finds_it(owner: Standing, stranger: Standing) -> None:
    file = added(owner)
    assert found_ids(owner.actor, "鞋") == [("evidence.file", file.public_id)]
    assert found_ids(stranger.actor, "鞋") == []
