"""A receiver accepts exactly what was signed for it, and nothing old, changed or signed by another."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.delivery.errors import SignatureError
from touchstone.desk.delivery.keys import make_secret
from touchstone.desk.delivery.signing import ID_HEADER, SIGNATURE_HEADER, TIME_HEADER, Signer, sign
from touchstone.desk.delivery.verifying import TOLERANCE, Trust, verify

NOW = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
SECRET = b"s" * 32
BODY = b'{"type":"accounts.invited"}'
HEADERS = sign(Signer([KEY], [SECRET]), message_id="msg_1", now=NOW, body=BODY)
TRUSTS = {"asymmetric": Trust(public_keys=[KEY.public_key()]), "shared": Trust(secrets=[SECRET])}


def refuse(trust: Trust, headers: dict[str, str], body: bytes = BODY, now: datetime = NOW) -> None:
    """The message is not accepted."""
    with pytest.raises(SignatureError):
        verify(trust, headers, body, now=now)


@pytest.mark.parametrize("trust", TRUSTS.values(), ids=TRUSTS)
@pytest.mark.parametrize("offset", [-TOLERANCE, timedelta(), TOLERANCE])
def test_a_message_is_accepted_within_five_minutes(trust: Trust, offset: timedelta) -> None:
    assert verify(trust, {name.upper(): text for name, text in HEADERS.items()}, BODY, now=NOW + offset) == "msg_1"


@pytest.mark.parametrize("trust", TRUSTS.values(), ids=TRUSTS)
@pytest.mark.parametrize("offset", [timedelta(seconds=301), timedelta(seconds=-301), timedelta(days=9)])
def test_an_old_or_future_message_is_refused(trust: Trust, offset: timedelta) -> None:
    refuse(trust, HEADERS, now=NOW + offset)


@pytest.mark.parametrize("trust", TRUSTS.values(), ids=TRUSTS)
def test_every_flipped_bit_of_the_body_is_found(trust: Trust) -> None:
    for place in range(len(BODY) * 8):
        changed = bytearray(BODY)
        changed[place // 8] ^= 1 << place % 8
        refuse(trust, HEADERS, bytes(changed))


@pytest.mark.parametrize("trust", TRUSTS.values(), ids=TRUSTS)
@pytest.mark.parametrize("name", [ID_HEADER, TIME_HEADER, SIGNATURE_HEADER])
@pytest.mark.parametrize("value", ["", "msg_2", "1763773324", "-1", "1e9", "९", "v1,", "v1a,====", "v2,AAAA", "," * 99])
def test_a_changed_header_is_refused(trust: Trust, name: str, value: str) -> None:
    refuse(trust, {**HEADERS, name: value})
    refuse(trust, {other: text for other, text in HEADERS.items() if other != name})


def test_a_shared_signature_is_not_taken_for_an_asymmetric_one() -> None:
    proofs = dict(word.split(",", 1) for word in HEADERS[SIGNATURE_HEADER].split())
    swapped = f"v1,{proofs['v1a']} v1a,{proofs['v1']}"
    for trust in TRUSTS.values():
        refuse(trust, {**HEADERS, SIGNATURE_HEADER: swapped})


def test_a_public_key_is_never_used_as_a_shared_secret() -> None:
    forged = sign(Signer(secrets=[KEY.public_key().public_bytes_raw()]), message_id="msg_1", now=NOW, body=BODY)
    refuse(TRUSTS["asymmetric"], forged)


def test_another_key_is_refused() -> None:
    refuse(Trust([Ed25519PrivateKey.generate().public_key()], [make_secret()]), HEADERS)
    refuse(Trust(), HEADERS)


def test_only_the_first_sixteen_signatures_are_read() -> None:
    noise = " ".join(f"v1a,{base64.b64encode(bytes([n]) * 64).decode()}" for n in range(16))
    refuse(TRUSTS["asymmetric"], {**HEADERS, SIGNATURE_HEADER: f"{noise} {HEADERS[SIGNATURE_HEADER]}"})


@given(st.dictionaries(st.sampled_from([ID_HEADER, TIME_HEADER, SIGNATURE_HEADER]), st.text(max_size=60)))
def test_no_header_breaks_the_reader(headers: dict[str, str]) -> None:
    refuse(TRUSTS["asymmetric"], headers)
