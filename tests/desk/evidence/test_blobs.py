"""Contents are kept once, whole or not at all, and found damaged when they are."""

import errno
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.evidence import blobs
from touchstone.desk.evidence.blobs import BlobStore
from touchstone.desk.evidence.errors import DamagedBlobError, MissingBlobError, RefusedFileError, StoreError

MOST = 1_000_000


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "evidence")


def files_in(store: BlobStore) -> list[Path]:
    return sorted(path for path in store.root.rglob("*") if path.is_file() and path.name != ".lock")


def place_of(store: BlobStore, digest: str) -> Path:
    return store.root / digest[:2] / digest[2:4] / digest


@given(chunks=st.lists(st.binary(max_size=50), min_size=1).filter(any))
def test_what_is_captured_is_read_back_under_its_hash(
    tmp_path_factory: pytest.TempPathFactory, chunks: list[bytes]
) -> None:
    store = BlobStore(tmp_path_factory.mktemp("evidence"))
    blob = store.capture(chunks, most=MOST)
    assert blob.digest == sha256(b"".join(chunks)).hexdigest()
    assert b"".join(store.read(blob.digest)) == b"".join(chunks)
    assert store.verify(blob.digest) == blob.size == sum(map(len, chunks))


def test_a_large_content_is_read_in_pieces(store: BlobStore) -> None:
    content = os.urandom(700_000)
    pieces = list(store.read(store.capture([content], most=MOST).digest))
    assert b"".join(pieces) == content
    assert len(pieces) == 3


def test_the_same_content_is_kept_once(store: BlobStore) -> None:
    assert store.capture([b"a", b"b"], most=MOST) == store.capture([b"ab"], most=MOST)
    assert len(files_in(store)) == 1


def test_files_and_folders_are_for_the_owner_alone(store: BlobStore) -> None:
    kept = place_of(store, store.capture([b"a"], most=MOST).digest)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in kept.parents if store.root in folder.parents} == {0o700}


def test_the_limit_ends_the_stream_and_nothing_is_kept(store: BlobStore) -> None:
    asked = 0

    def endless() -> Iterator[bytes]:
        nonlocal asked
        while True:
            asked += 1
            yield b"x" * 1000

    with pytest.raises(RefusedFileError, match="larger than 1 MB"):
        store.capture(endless(), most=MOST)
    assert asked == 1001
    assert files_in(store) == []


def test_an_empty_stream_is_refused(store: BlobStore) -> None:
    with pytest.raises(RefusedFileError, match="empty"):
        store.capture([b"", b""], most=MOST)
    assert files_in(store) == []


def test_a_sender_who_breaks_off_leaves_nothing(store: BlobStore) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.capture(broken(), most=MOST)
    assert files_in(store) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("call", ["fsync", "rename", "open"])
def test_a_failing_disk_leaves_nothing_and_may_be_tried_again(
    store: BlobStore, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    store.capture([b"first"], most=MOST)

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(blobs.os, call, fail)
        with pytest.raises(StoreError) as refused:
            store.capture([b"second"], most=MOST)
    assert refused.value.retry
    assert [path.read_bytes() for path in files_in(store)] == [b"first"]


@pytest.mark.parametrize("failing", range(1, 8))
def test_whichever_write_to_the_disk_fails_a_content_is_whole_or_absent(
    store: BlobStore, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls, true_sync = 0, os.fsync

    def sometimes(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(errno.EIO, "Input/output error")
        true_sync(descriptor)

    monkeypatch.setattr(blobs.os, "fsync", sometimes)
    try:
        store.capture([b"content"], most=MOST)
    except StoreError:
        assert calls == failing
    assert [path.read_bytes() for path in files_in(store)] in ([], [b"content"])


def test_a_turned_bit_is_found_before_the_last_piece_is_given(store: BlobStore) -> None:
    blob = store.capture([b"x" * 600_000], most=MOST)
    place_of(store, blob.digest).write_bytes(b"x" * 599_999 + b"y")
    with pytest.raises(DamagedBlobError):
        store.verify(blob.digest)
    given_out = bytearray()
    with pytest.raises(DamagedBlobError):
        given_out.extend(piece for pieces in store.read(blob.digest) for piece in pieces)
    assert len(given_out) < 600_000


def test_capturing_again_heals_what_is_damaged(store: BlobStore) -> None:
    blob = store.capture([b"true"], most=MOST)
    place_of(store, blob.digest).write_bytes(b"false")
    store.capture([b"true"], most=MOST)
    assert store.verify(blob.digest) == 4


@pytest.mark.parametrize("digest", ["0" * 64, "", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n", "ab/cd"])
def test_what_is_no_kept_digest_is_missing(store: BlobStore, digest: str) -> None:
    with pytest.raises(MissingBlobError):
        store.open(digest)


def test_a_link_in_the_place_of_a_content_is_not_followed(store: BlobStore, tmp_path: Path) -> None:
    blob = store.capture([b"a"], most=MOST)
    secret = tmp_path / "secret"
    secret.write_bytes(b"a")
    place_of(store, blob.digest).unlink()
    place_of(store, blob.digest).symlink_to(secret)
    with pytest.raises(DamagedBlobError):
        store.open(blob.digest)


def test_a_link_in_the_place_of_a_folder_is_not_followed(store: BlobStore, tmp_path: Path) -> None:
    store.root.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (store.root / sha256(b"a").hexdigest()[:2]).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError):
        store.capture([b"a"], most=MOST)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_pipe_in_the_place_of_a_content_does_not_block(store: BlobStore) -> None:
    blob = store.capture([b"a"], most=MOST)
    place_of(store, blob.digest).unlink()
    os.mkfifo(place_of(store, blob.digest))
    with pytest.raises(DamagedBlobError):
        store.open(blob.digest)
