"""The receiver's side of Standard Webhooks: whether a message is what its sender signed, and not an old one again."""

import base64
import binascii
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from touchstone.desk.delivery.errors import SignatureError
from touchstone.desk.delivery.signing import (
    ASYMMETRIC_VERSION,
    ID_HEADER,
    MESSAGE_ID,
    SHARED_VERSION,
    SIGNATURE_HEADER,
    TIME_HEADER,
    seal,
    signed_content,
)

TOLERANCE = timedelta(minutes=5)
MOST_SIGNATURES = 16
LONGEST_SECONDS = 12


@dataclass(frozen=True)
class Trust:
    """The keys a receiver trusts, got from the sender beforehand and never from a message."""

    public_keys: Sequence[Ed25519PublicKey] = ()
    secrets: Sequence[bytes] = ()


def verify(trust: Trust, headers: Mapping[str, str], body: bytes, *, now: datetime) -> str:
    """The id of a message that one of the trusted keys signed within five minutes of `now`.

    Raises:
        SignatureError: a header is missing or odd, the time is too far off, or no signature fits.
    """
    named = {name.lower(): value for name, value in headers.items()}
    message_id, seconds = named.get(ID_HEADER, ""), named.get(TIME_HEADER, "")
    if not MESSAGE_ID.fullmatch(message_id):
        raise _refuse("has no proper webhook-id", "缺少有效的 webhook-id")
    _check_time(seconds, now)
    content = signed_content(message_id, seconds, body)
    if not any(_fits(trust, version, proof, content) for version, proof in _proofs(named.get(SIGNATURE_HEADER, ""))):
        raise _refuse("bears no signature of a trusted key", "没有受信任密钥的签名")
    return message_id


def _check_time(seconds: str, now: datetime) -> None:
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= LONGEST_SECONDS):
        raise _refuse("has no proper webhook-timestamp", "缺少有效的 webhook-timestamp")
    if abs(now.timestamp() - int(seconds)) > TOLERANCE.total_seconds():
        raise _refuse("was sent at another time", "发送时间不符")


def _proofs(header: str) -> Iterator[tuple[str, bytes]]:
    for word in header.split(" ")[:MOST_SIGNATURES]:
        version, _, text = word.partition(",")
        try:
            yield version, base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            continue


def _fits(trust: Trust, version: str, proof: bytes, content: bytes) -> bool:
    if version == SHARED_VERSION:
        return any(hmac.compare_digest(seal(secret, content), proof) for secret in trust.secrets)
    return version == ASYMMETRIC_VERSION and any(_is_signed(key, proof, content) for key in trust.public_keys)


def _is_signed(key: Ed25519PublicKey, proof: bytes, content: bytes) -> bool:
    try:
        key.verify(proof, content)
    except InvalidSignature:
        return False
    return True


def _refuse(why: str, why_zh: str) -> SignatureError:
    return SignatureError(
        f"The message {why}.",
        hint="Check the key, the clock of this machine, and that the body is verified byte for byte as it came.",
        sentence_zh=f"消息{why_zh}。",
        hint_zh="请检查密钥、本机时钟，并确认按收到的原始字节验证正文。",
    )
