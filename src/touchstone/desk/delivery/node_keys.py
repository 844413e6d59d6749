"""The keys with which this node signs webhooks, and the secrets of endpoints that follow from them.

The file webhook.key in the home folder holds private keys, one per line, newest first; to change keys, put a new line
on top, give receivers its public half, and remove the old line later.
"""

import os
import tempfile
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from touchstone.desk.delivery.keys import KEY_BYTES, read_private_key, write_private_key, write_public_key

FILE = "webhook.key"


def node_keys() -> tuple[Ed25519PrivateKey, ...]:
    """All private keys of the node, newest first; the first one is made when there is none."""
    path = Path(settings.HOME) / FILE
    if not path.exists():
        _make(path)
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, changed: int) -> tuple[Ed25519PrivateKey, ...]:
    lines = path.read_text(encoding="ascii").split()
    return tuple(read_private_key(line) for line in lines)


def _make(path: Path) -> None:
    # Written aside and linked into place, so that nobody reads half a key and two processes agree on one.
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(write_private_key(Ed25519PrivateKey.generate()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        Path(aside).unlink()


def public_keys() -> list[str]:
    """What receivers are given to verify the node's messages, newest first."""
    return [write_public_key(key.public_key()) for key in node_keys()]


def endpoint_secret(endpoint: str, generation: int, key: Ed25519PrivateKey) -> bytes:
    """The secret that the node shares with one endpoint: nothing of it is in the database (HKDF, RFC 5869)."""
    info = f"touchstone webhook secret {endpoint} {generation}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(key.private_bytes_raw())
