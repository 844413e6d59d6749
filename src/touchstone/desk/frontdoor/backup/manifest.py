"""What a back-up says of itself: which files it holds with size and hash, and where the ledger stood."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from touchstone.desk.frontdoor.errors import DamagedBackupError

NAME = "manifest.json"
VERSION = 1


@dataclass
class Manifest:
    """`files` maps names to size in bytes and SHA-256 in hexadecimal."""

    made_at: str
    touchstone: str
    database: str
    ledger_size: int
    ledger_root: str
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    version: int = VERSION

    def to_bytes(self) -> bytes:
        """As it lies in the back-up."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_manifest(written: bytes) -> Manifest:
    """The manifest of a back-up. Raises DamagedBackupError."""
    try:
        fields: dict[str, Any] = json.loads(written)
        fields["files"] = {name: (int(size), str(digest)) for name, (size, digest) in fields["files"].items()}
        manifest = Manifest(**fields)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DamagedBackupError(what=NAME) from None
    if manifest.version != VERSION:
        raise DamagedBackupError(what=f"{NAME}, version {manifest.version}")
    return manifest
