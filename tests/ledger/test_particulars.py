"""Particulars: the entry commits to them, and says nothing of them once they are forgotten."""

from touchstone.ledger.canonical import canonical_bytes
from touchstone.ledger.particulars import DIGEST_KEY, SALT_SIZE, commits_to, digest_particulars, new_salt

SALT, PERSON = bytes(range(16)), {"name": "王芳", "phone": "13800000000"}
ENTRY = canonical_bytes({DIGEST_KEY: digest_particulars(SALT, PERSON)})
WRITTEN = canonical_bytes(PERSON).decode()


def test_an_entry_commits_to_its_particulars() -> None:
    assert commits_to(ENTRY, SALT.hex(), WRITTEN)


def test_it_commits_to_no_others() -> None:
    assert not commits_to(ENTRY, SALT.hex(), WRITTEN.replace("王", "李"))
    assert not commits_to(ENTRY, bytes(16).hex(), WRITTEN)
    assert not commits_to(canonical_bytes({"other": 1}), SALT.hex(), WRITTEN)


def test_a_salt_has_one_spelling() -> None:
    assert not commits_to(ENTRY, SALT.hex().upper(), WRITTEN)
    assert not commits_to(ENTRY, f" {SALT.hex()}", WRITTEN)


def test_an_entry_that_is_no_object_commits_to_nothing() -> None:
    assert not any(commits_to(entry, SALT.hex(), WRITTEN) for entry in (b"[]", b"{", b"[" * 100_000))


def test_equal_particulars_under_two_salts_cannot_be_told_from_others() -> None:
    salts = {new_salt() for _ in range(50)}
    assert {len(salt) for salt in salts} == {SALT_SIZE}
    assert len({digest_particulars(salt, PERSON) for salt in salts}) == 50
