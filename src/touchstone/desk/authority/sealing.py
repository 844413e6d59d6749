"""Sealed words: a place in a table that a program carries back to us and can neither read nor make."""

import base64
import binascii
import json
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.utils.crypto import salted_hmac


def seal(purpose: str, place: Any) -> str:
    """The same place gives the same word; rows' numbers would tell how many there are that one may not see."""
    plain = json.dumps(place, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_cipher().encrypt(plain, [purpose.encode()])).decode().rstrip("=")


def unseal(purpose: str, word: str) -> Any | None:
    """The inverse; None for a word that was not sealed here for this purpose."""
    try:
        sealed = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        return json.loads(_cipher().decrypt(sealed, [purpose.encode()]))
    except (InvalidTag, ValueError, binascii.Error):
        return None


def _cipher() -> AESSIV:
    return AESSIV(salted_hmac("touchstone.seal", "place", algorithm="sha512").digest())
