"""Personal particulars stand beside the entry, which commits to them by a salted digest, so that they can be forgotten."""

import json
import secrets
from hashlib import sha256

from touchstone.ledger.canonical import Json, canonical_bytes
from touchstone.ledger.lines import read_hex

SALT_SIZE = 16
DIGEST_KEY = "particulars_digest"  # where an entry keeps the digest


def new_salt() -> bytes:
    """A salt for one entry. Once it is destroyed the digest says nothing about the particulars, however few there can be."""
    return secrets.token_bytes(SALT_SIZE)


def digest_particulars(salt: bytes, particulars: Json) -> str:
    """What the entry keeps: SHA-256 of the salt and the canonical bytes, in hexadecimal. Raises EntryError."""
    return digest_bytes(salt, canonical_bytes(particulars))


def digest_bytes(salt: bytes, written: bytes) -> str:
    """The same for particulars that are already written as canonical bytes."""
    return sha256(salt + written).hexdigest()


def commits_to(data: bytes, salt: str, particulars: str) -> bool:
    """Whether the entry of these canonical bytes keeps the digest of the particulars with the salt in hexadecimal."""
    try:
        entry = json.loads(data)
        digest = digest_bytes(read_hex(salt), particulars.encode())
    except (ValueError, RecursionError):
        return False
    return isinstance(entry, dict) and entry.get(DIGEST_KEY) == digest
