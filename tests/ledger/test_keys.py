"""Keys are named and numbered as the specification says."""

import pytest

from tests.ledger.record import KEY, STRANGER
from touchstone.ledger.errors import KeyFileError
from touchstone.ledger.keys import WITNESS, VerifyingKey, new_key


def test_the_published_key_has_the_published_id() -> None:
    written = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert VerifyingKey.from_text(written).key_id.hex() == "c74f20a3"


def test_a_key_is_read_back() -> None:
    for kind in (1, WITNESS):
        key = VerifyingKey("witness.example/试", bytes(range(32)), kind)
        assert VerifyingKey.from_text(key.to_text()) == key


def test_a_signature_is_verified_by_its_key_only_and_for_its_text_only() -> None:
    signature = KEY.sign("text\n")
    assert KEY.verifying.verifies("text\n", signature)
    assert not KEY.verifying.verifies("text \n", signature)
    assert not STRANGER.verifying.verifies("text\n", signature)
    assert not STRANGER.verifying.made(signature)


def test_every_flipped_bit_of_a_signature_is_seen() -> None:
    good = KEY.sign("text\n")
    for bit in range(512):
        data = (int.from_bytes(good.data, "big") ^ (1 << bit)).to_bytes(64, "big")
        assert not KEY.verifying.verifies("text\n", type(good)(good.name, good.key_id, data))


GOOD = KEY.verifying.to_text()


@pytest.mark.parametrize(
    "text",
    ["", "a+b", GOOD.replace("+", "-"), GOOD.replace("desk", "task"), GOOD + "=", GOOD[:-4], " " + GOOD, GOOD.upper()],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(KeyFileError, match="not the public key"):
        VerifyingKey.from_text(text)


def test_a_key_of_another_kind_or_length_is_refused() -> None:
    for key in (VerifyingKey("x", bytes(32), 2), VerifyingKey("x", bytes(31))):
        with pytest.raises(KeyFileError):
            VerifyingKey.from_text(key.to_text())


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\n"])
def test_a_name_that_would_break_a_note_is_refused(name: str) -> None:
    with pytest.raises(KeyFileError, match="cannot name"):
        new_key(name)


def test_two_new_keys_are_different() -> None:
    assert new_key("x").verifying != new_key("x").verifying
