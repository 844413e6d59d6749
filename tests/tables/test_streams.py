"""Bytes come decompressed, and damage ends them without losing what stands before it."""

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from touchstone.tables.reasons import Reason
from touchstone.tables.streams import ByteStream, GzipStream, PlainStream, ZipMemberStream

CONTENT = random.Random(1).randbytes(700_000)


def all_of(stream: ByteStream, step: int = 100_000) -> bytes:
    return b"".join(iter(lambda: stream.read(step), b""))


def open_stream(kind: str, folder: Path) -> ByteStream:
    if kind == "plain":
        return PlainStream(io.BytesIO(CONTENT))
    if kind == "gzip":
        return GzipStream(io.BytesIO(gzip.compress(CONTENT[:300_000]) + gzip.compress(CONTENT[300_000:])))
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", CONTENT)
    return ZipMemberStream(folder / "a.zip", "a")


@pytest.mark.parametrize("kind", ["plain", "gzip", "zip"])
def test_the_content_comes_whole(kind: str, tmp_path: Path) -> None:
    stream = open_stream(kind, tmp_path)
    assert all_of(stream) == CONTENT
    assert stream.damage is None
    assert stream.consumed == pytest.approx(len(CONTENT), rel=0.01)
    stream.close()


@pytest.mark.parametrize("kind", ["plain", "gzip", "zip"])
def test_skipping_is_reading_without_looking(kind: str, tmp_path: Path) -> None:
    stream = open_stream(kind, tmp_path)
    stream.read(10)
    stream.skip(400_000)
    assert all_of(stream) == CONTENT[400_010:]
    stream.close()


def test_a_truncated_gzip_file_gives_what_it_has() -> None:
    stream = GzipStream(io.BytesIO(gzip.compress(CONTENT)[:500_000]))
    found = all_of(stream)
    assert len(found) > 400_000
    assert CONTENT.startswith(found)
    assert stream.damage is Reason.TRUNCATED_FILE


def test_a_damaged_gzip_file_gives_what_stands_before_the_damage() -> None:
    packed = bytearray(gzip.compress(b"".join(b"%d\n" % k for k in range(200_000))))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = bytes(40)
    stream = GzipStream(io.BytesIO(bytes(packed)))
    assert all_of(stream).startswith(b"0\n1\n2\n")
    assert stream.damage is Reason.DAMAGED_FILE


def test_rubbish_behind_a_gzip_file_is_ignored() -> None:
    stream = GzipStream(io.BytesIO(gzip.compress(b"abc") + b"\0\0rubbish"))
    assert (all_of(stream), stream.damage) == (b"abc", None)


def test_a_bomb_is_unpacked_no_further_than_asked() -> None:
    stream = GzipStream(io.BytesIO(gzip.compress(bytes(50_000_000))))
    assert len(stream.read(1000)) == 1000


def test_a_damaged_zip_member_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    open_stream("zip", tmp_path).close()
    raw = bytearray((tmp_path / "a.zip").read_bytes())
    raw[400_000:400_100] = bytes(100)
    (tmp_path / "a.zip").write_bytes(raw)
    stream = ZipMemberStream(tmp_path / "a.zip", "a")
    assert CONTENT[:100] == all_of(stream)[:100]
    assert stream.damage is Reason.DAMAGED_FILE
    stream.close()
