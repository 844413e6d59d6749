"""Secrets that are shown once and kept as digests: links of invitations, API keys."""

import hashlib
import secrets

BYTES = 32
"""256 bits: a digest without salt and without stretching is enough, nobody guesses one."""
KEY_PREFIX = "tst_"
"""Secret scanners know a key of touchstone by it."""


def new_token(prefix: str = "") -> str:
    """A new secret."""
    return prefix + secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    """What is kept of a token: SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
