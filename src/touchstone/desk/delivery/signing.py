"""Standard Webhooks 1.0.0: a message signed by its id, its time and its bytes, with every key that is in use."""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from touchstone.desk.delivery.errors import PayloadError

ID_HEADER, TIME_HEADER, SIGNATURE_HEADER = "webhook-id", "webhook-timestamp", "webhook-signature"
SHARED_VERSION, ASYMMETRIC_VERSION = "v1", "v1a"
MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True)
class Signer:
    """All keys that sign for one endpoint, newest first: while keys are changed, the old and the new sign together."""

    private_keys: Sequence[Ed25519PrivateKey] = ()
    secrets: Sequence[bytes] = ()


def sign(signer: Signer, *, message_id: str, now: datetime, body: bytes) -> dict[str, str]:
    """The three headers of one attempt; `now` is the time of the attempt, the id stays the same over all attempts.

    Raises:
        PayloadError: the id could be confused with the time, or no key is given.
    """
    if not MESSAGE_ID.fullmatch(message_id) or not (signer.private_keys or signer.secrets):
        raise _refuse(message_id)
    seconds = str(int(now.timestamp()))
    content = signed_content(message_id, seconds, body)
    proofs = [(ASYMMETRIC_VERSION, key.sign(content)) for key in signer.private_keys]
    proofs += [(SHARED_VERSION, seal(secret, content)) for secret in signer.secrets]
    return {
        ID_HEADER: message_id,
        TIME_HEADER: seconds,
        SIGNATURE_HEADER: " ".join(f"{version},{base64.b64encode(proof).decode()}" for version, proof in proofs),
    }


def signed_content(message_id: str, seconds: str, body: bytes) -> bytes:
    """What is signed: id, time in whole seconds since 1970 and body, joined by full stops."""
    return f"{message_id}.{seconds}.".encode("ascii") + body


def seal(secret: bytes, content: bytes) -> bytes:
    """HMAC-SHA256 of the content under a shared secret."""
    return hmac.new(secret, content, hashlib.sha256).digest()


def _refuse(message_id: str) -> PayloadError:
    return PayloadError(
        f"The message {message_id!r} cannot be signed.",
        hint="An id has letters, digits, _ and - only, and an endpoint needs at least one key.",
        sentence_zh=f"消息 {message_id!r} 无法签名。",
        hint_zh="编号只能含字母、数字、_ 和 -，且端点至少需要一个密钥。",
    )
