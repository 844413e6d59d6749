"""Where this desk keeps the contents of its evidence files."""

from pathlib import Path

from django.conf import settings

from touchstone.desk.evidence.blobs import BlobStore

FOLDER = "evidence"


def evidence_store() -> BlobStore:
    """The store in the desk's home."""
    return BlobStore(Path(settings.HOME) / FOLDER)
