"""Keys survive being copied as text, and nothing else is taken for one."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.delivery.errors import KeyTextError
from touchstone.desk.delivery.keys import (
    make_secret,
    read_private_key,
    read_public_key,
    read_secret,
    write_private_key,
    write_public_key,
    write_secret,
)

READERS = (read_secret, read_private_key, read_public_key)


@given(st.binary(min_size=24, max_size=64))
def test_a_secret_survives_as_text(secret: bytes) -> None:
    assert read_secret(write_secret(secret)) == secret


@given(st.binary(min_size=32, max_size=32))
def test_a_key_pair_survives_as_text(seed: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    assert read_private_key(write_private_key(key)).private_bytes_raw() == seed
    assert read_public_key(write_public_key(key.public_key())) == key.public_key()


@pytest.mark.parametrize("size", [0, 1, 23, 65])
def test_a_secret_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(KeyTextError):
        read_secret(write_secret(b"x" * size))


def test_halves_that_do_not_belong_together_are_refused() -> None:
    halves = bytes(32) + Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(KeyTextError):
        read_private_key("whsk_" + base64.b64encode(halves).decode())


@pytest.mark.parametrize("text", ["", "w", "whsec_", "whsec_%", "whpk_AAAA", "whsk_AAAA", "wh\n", "whsec_ AAAA"])
def test_what_is_no_key_is_refused(text: str) -> None:
    for read in READERS:
        with pytest.raises(KeyTextError):
            read(text)


def test_one_kind_is_not_taken_for_another() -> None:
    key = Ed25519PrivateKey.generate()
    texts = [write_secret(make_secret()), write_private_key(key), write_public_key(key.public_key())]
    for read, own in zip(READERS, texts, strict=True):
        for text in set(texts) - {own}:
            with pytest.raises(KeyTextError):
                read(text)


def test_a_refusal_never_repeats_the_text() -> None:
    with pytest.raises(KeyTextError) as caught:
        read_secret("whsec_verysecretthing")
    assert "verysecretthing" not in str(caught.value) + caught.value.in_chinese()
