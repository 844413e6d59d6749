"""What we sign is what the standard's own library accepts, and a published example comes out to the byte."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from touchstone.desk.delivery.errors import PayloadError
from touchstone.desk.delivery.keys import make_secret, read_private_key, write_secret
from touchstone.desk.delivery.signing import ID_HEADER, SIGNATURE_HEADER, TIME_HEADER, Signer, sign
from touchstone.desk.delivery.verifying import Trust, verify

# The example of the specification's asymmetric signature; its key is published with the reference server.
KEY = "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="
PROOF = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
NOW = datetime(2026, 11, 22, 1, 2, 3, 999_999, tzinfo=UTC)
texts = st.text(max_size=200)


def test_the_published_example_comes_out_to_the_byte() -> None:
    moment = datetime.fromtimestamp(1614265330, UTC)
    signer = Signer(private_keys=[read_private_key(KEY)])
    headers = sign(signer, message_id="msg_p5jXN8AQM9LWM0D4loKWxJek", now=moment, body=b'{"test": 2432232314}')
    assert headers[SIGNATURE_HEADER] == PROOF


@given(texts)
def test_the_library_of_the_standard_accepts_our_shared_signature(text: str) -> None:
    secret = make_secret()
    now = datetime.now(UTC)  # the library reads the clock itself
    headers = sign(Signer(secrets=[secret]), message_id="msg_1", now=now, body=text.encode())
    assert Webhook(write_secret(secret)).verify(text, headers, json_parse=False) is None


def test_the_library_refuses_another_body() -> None:
    secret = make_secret()
    headers = sign(Signer(secrets=[secret]), message_id="msg_1", now=datetime.now(UTC), body=b"{}")
    with pytest.raises(WebhookVerificationError):
        Webhook(write_secret(secret)).verify("[]", headers)


def test_we_accept_what_the_library_signs() -> None:
    secret = make_secret()
    proof = Webhook(write_secret(secret)).sign("msg_1", NOW, "{}")
    headers = {ID_HEADER: "msg_1", TIME_HEADER: str(int(NOW.timestamp())), SIGNATURE_HEADER: proof}
    assert verify(Trust(secrets=[secret]), headers, b"{}", now=NOW) == "msg_1"


def test_while_keys_are_changed_old_and_new_both_verify() -> None:
    keys = [Ed25519PrivateKey.generate() for _ in range(2)]
    secrets = [make_secret() for _ in range(2)]
    headers = sign(Signer(keys, secrets), message_id="msg_1", now=NOW, body=b"{}")
    trusts = [Trust(public_keys=[key.public_key()]) for key in keys] + [Trust(secrets=[one]) for one in secrets]
    assert [verify(trust, headers, b"{}", now=NOW) for trust in trusts] == ["msg_1"] * 4
    assert headers[SIGNATURE_HEADER].count(" ") == 3


def test_the_asymmetric_signature_comes_first() -> None:
    headers = sign(Signer([Ed25519PrivateKey.generate()], [make_secret()]), message_id="m", now=NOW, body=b"")
    assert [word.split(",")[0] for word in headers[SIGNATURE_HEADER].split()] == ["v1a", "v1"]


def test_a_second_attempt_has_the_same_id_and_a_later_time() -> None:
    signer = Signer(secrets=[make_secret()])
    first, later = (sign(signer, message_id="msg_1", now=now, body=b"{}") for now in (NOW, NOW + timedelta(hours=1)))
    assert first[ID_HEADER] == later[ID_HEADER]
    assert int(later[TIME_HEADER]) - int(first[TIME_HEADER]) == 3600


@pytest.mark.parametrize("message_id", ["", "a.b", "a b", "a\r\nb", "消息", "x" * 129])
def test_an_id_that_could_be_confused_is_not_signed(message_id: str) -> None:
    with pytest.raises(PayloadError):
        sign(Signer(secrets=[make_secret()]), message_id=message_id, now=NOW, body=b"{}")


def test_nothing_goes_out_unsigned() -> None:
    with pytest.raises(PayloadError):
        sign(Signer(), message_id="msg_1", now=NOW, body=b"{}")
