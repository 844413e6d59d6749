"""The key is made once, is for its owner only, and its public halves stay."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.desk.audit.events import write
from tests.desk.people import NOW
from touchstone.desk.audit.models import SignedHead
from touchstone.desk.audit.node_key import origin, signing_key, verifying_keys
from touchstone.desk.audit.signing import sign_heads
from touchstone.ledger.errors import KeyFileError, NoteError


def test_the_key_is_made_once_and_for_its_owner(home: Path) -> None:
    key = signing_key()
    assert signing_key().verifying == key.verifying
    assert (home / "ledger" / "record.key").stat().st_mode & 0o777 == 0o600
    assert verifying_keys() == (key.verifying,)


def test_a_key_that_others_may_read_is_refused(home: Path) -> None:
    signing_key()
    (home / "ledger" / "record.key").chmod(0o644)
    with pytest.raises(KeyFileError, match="0600"):
        signing_key()


def test_the_name_of_the_record_outlives_the_address(settings: object) -> None:
    name = signing_key().name
    settings.ADDRESS = "https://elsewhere.example"  # type: ignore[attr-defined]
    assert (origin(), signing_key().name) == (name, name)


def test_a_new_key_goes_on_where_the_former_one_ended(home: Path, db: None) -> None:
    write()
    sign_heads(NOW)
    (home / "ledger" / "record.key").rename(home / "former.key")
    write()
    assert sign_heads(NOW) == 1
    assert len(verifying_keys()) == 2
    assert SignedHead.objects.count() == 2


def test_a_key_that_nobody_published_is_not_trusted(home: Path, db: None) -> None:
    write()
    sign_heads(NOW)
    for path in (home / "ledger").iterdir():
        path.unlink()
    write()
    with pytest.raises(NoteError):
        sign_heads(NOW)


def test_the_first_name_is_that_of_the_address() -> None:
    assert origin() == f"{settings.ADDRESS.partition('//')[2]}/record"
