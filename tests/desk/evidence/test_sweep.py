"""The sweep takes what nobody names and nothing else."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from touchstone.desk.evidence.blobs import Blob, BlobStore
from touchstone.desk.evidence.errors import MissingBlobError
from touchstone.desk.evidence.sweep import sweep

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path)


def kept(store: BlobStore, content: bytes, age: timedelta) -> Blob:
    """A content captured so long ago."""
    blob = store.capture([content], most=100)
    at = (NOW - age).timestamp()
    os.utime(store.root / blob.digest[:2] / blob.digest[2:4] / blob.digest, (at, at))
    return blob


def test_an_old_content_that_no_record_names_goes(store: BlobStore) -> None:
    orphan = kept(store, b"orphan", timedelta(days=2))
    named = kept(store, b"named", timedelta(days=2))
    assert sweep(store, is_named={named.digest}.__contains__, now=NOW) == [orphan.digest]
    assert store.verify(named.digest) == 5
    with pytest.raises(MissingBlobError):
        store.open(orphan.digest)


def test_a_young_content_stays_although_no_record_names_it_yet(store: BlobStore) -> None:
    young = kept(store, b"young", timedelta(hours=23))
    assert sweep(store, is_named=lambda digest: False, now=NOW) == []
    assert store.verify(young.digest) == 5


def test_a_content_captured_again_is_young_again(store: BlobStore) -> None:
    blob = kept(store, b"again", timedelta(days=9))
    store.capture([b"again"], most=100)
    assert sweep(store, is_named=lambda digest: False, now=datetime.now(UTC)) == []
    assert store.verify(blob.digest) == 5


def test_remains_of_broken_uploads_go(store: BlobStore) -> None:
    kept(store, b"x", timedelta(0))
    remains = store.root / "incoming" / "remains"
    remains.write_bytes(b"half")
    os.utime(remains, (0, 0))
    assert sweep(store, is_named=lambda digest: True, now=NOW) == ["remains"]
    assert not remains.exists()


def test_an_empty_store_has_nothing_to_sweep(tmp_path: Path) -> None:
    assert sweep(BlobStore(tmp_path / "new"), is_named=lambda digest: False, now=NOW) == []


def test_what_does_not_belong_to_the_store_stays(store: BlobStore, tmp_path: Path) -> None:
    kept(store, b"x", timedelta(0))
    stranger = tmp_path / "notes"
    stranger.mkdir()
    (stranger / "a.txt").write_text("mine")
    assert sweep(store, is_named=lambda digest: True, now=NOW) == []
    assert (stranger / "a.txt").read_text() == "mine"
