"""Keys and secrets of Standard Webhooks as people copy them: whsec_ (shared), whsk_ (private), whpk_ (public).

Source: Standard Webhooks 1.0.0, "Signature scheme"; a private key is written as its seed and its public key together.
"""

import base64
import binascii
import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from touchstone.desk.delivery.errors import KeyTextError

SECRET_PREFIX, PRIVATE_PREFIX, PUBLIC_PREFIX = "whsec_", "whsk_", "whpk_"
SECRET_BYTES = range(24, 65)
KEY_BYTES = 32


def make_secret() -> bytes:
    """A new secret that one endpoint shares with us."""
    return secrets.token_bytes(KEY_BYTES)


def write_secret(secret: bytes) -> str:
    """A shared secret as text."""
    return SECRET_PREFIX + base64.b64encode(secret).decode("ascii")


def read_secret(text: str) -> bytes:
    """A shared secret of 24 to 64 bytes.

    Raises:
        KeyTextError: the text is none.
    """
    secret = _decode(text, SECRET_PREFIX)
    if len(secret) not in SECRET_BYTES:
        raise _refuse(SECRET_PREFIX)
    return secret


def write_private_key(key: Ed25519PrivateKey) -> str:
    """A private key as text; for the node's own settings only."""
    both = key.private_bytes_raw() + key.public_key().public_bytes_raw()
    return PRIVATE_PREFIX + base64.b64encode(both).decode("ascii")


def read_private_key(text: str) -> Ed25519PrivateKey:
    """A private key whose two halves belong together.

    Raises:
        KeyTextError: the text is none.
    """
    both = _decode(text, PRIVATE_PREFIX)
    if len(both) != 2 * KEY_BYTES:
        raise _refuse(PRIVATE_PREFIX)
    key = Ed25519PrivateKey.from_private_bytes(both[:KEY_BYTES])
    if key.public_key().public_bytes_raw() != both[KEY_BYTES:]:
        raise _refuse(PRIVATE_PREFIX)
    return key


def write_public_key(key: Ed25519PublicKey) -> str:
    """A public key as text, to be given to receivers."""
    return PUBLIC_PREFIX + base64.b64encode(key.public_bytes_raw()).decode("ascii")


def read_public_key(text: str) -> Ed25519PublicKey:
    """A public key.

    Raises:
        KeyTextError: the text is none.
    """
    raw = _decode(text, PUBLIC_PREFIX)
    if len(raw) != KEY_BYTES:
        raise _refuse(PUBLIC_PREFIX)
    return Ed25519PublicKey.from_public_bytes(raw)


def _decode(text: str, prefix: str) -> bytes:
    if not text.startswith(prefix):
        raise _refuse(prefix)
    try:
        return base64.b64decode(text.removeprefix(prefix), validate=True)
    except (binascii.Error, ValueError):
        raise _refuse(prefix) from None


def _refuse(prefix: str) -> KeyTextError:
    # The text itself is never repeated: it may be a secret.
    return KeyTextError(
        f"The text is no key of the kind {prefix}….",
        hint=f"Copy the whole line that begins with {prefix}, without spaces.",
        sentence_zh=f"该文本不是 {prefix}… 类型的密钥。",
        hint_zh=f"请完整复制以 {prefix} 开头的一行，不带空格。",
    )
