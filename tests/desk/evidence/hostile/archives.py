"""Archives that swell, overlap, escape or lie."""

import bz2
import gzip
import lzma
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.desk.evidence.hostile.sample import Sample

ESCAPES = (
    "../a", "../../etc/passwd", "a/../../b", "/etc/passwd", "C:\\Windows\\a", "c:a", "..\\..\\a", "\\\\server\\share\\a", "a/..",
    "..", "x/../../../y.html", "/", "\\a", "D:/a", "a\\..\\b",
)  # fmt: skip


def packed(*files: tuple[str, bytes], comment: bytes = b"") -> bytes:
    """A true archive of these files."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
        archive.comment = comment
    return written.getvalue()


def row(name: bytes, packed_size: int, size: int, offset: int, extra: bytes = b"", flags: int = 0) -> bytes:
    """One row of a directory."""
    fields = (20, 20, flags, 8, 0, 0, 0, packed_size, size, len(name), len(extra), 0, 0, 0, 0, offset)
    return struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *fields) + name + extra


def local(name: bytes, data: bytes, size: int = 0) -> bytes:
    """One file with its own header."""
    return struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(data), size, len(name), 0) + name + data


def bound(files: bytes, rows: bytes, number: int, **lies: int) -> bytes:
    """Files, directory and end record; `lies` replace what the end record says."""
    said = {
        "disk": 0,
        "first": 0,
        "here": number,
        "count": number,
        "length": len(rows),
        "start": len(files),
        "comment": 0,
    } | lies
    return files + rows + struct.pack("<4s4H2IH", b"PK\x05\x06", *said.values())


def overlapping() -> Iterator[Sample]:
    """Many names for one and the same swollen content."""
    kernel = zlib.compress(b"\0" * 900_000)[2:-4]
    file = local(b"a", kernel, 900_000)
    for count in (2, 50, 5000):
        rows = row(b"a", len(kernel), 900_000, 0) * count
        yield Sample(f"{count} rows for one file", "a.zip", bound(file, rows, count), "refused")
    inner = local(b"b", kernel, 900_000)
    quoted = local(b"a", inner, 900_000)
    rows = row(b"a", len(inner), 900_000, 0) + row(b"b", len(kernel), 900_000, 31)
    yield Sample("a file within a file", "a.zip", bound(quoted, rows, 2), "refused:overlapping")
    yield Sample("a file upon the directory", "a.zip", bound(file, row(b"a", len(kernel) + 9, 9, 0), 1), "refused")


def swelling() -> Iterator[Sample]:
    """Small outside, large inside."""
    for megabytes in (2, 5, 20):
        yield Sample(
            f"{megabytes} MB of zeros", "a.zip", packed(("a.txt", bytes(megabytes << 20))), "refused:packed_too_tight"
        )
    file = local(b"a", b"x" * 99)
    for size in (1 << 31, 0xFFFFFFFE, 1_000_000_001):
        yield Sample(
            f"claims {size} bytes", "a.zip", bound(file, row(b"a", 99, size, 0), 1), "refused:unpacks_too_large"
        )
    for levels in (1, 2, 4, 8):
        nested = packed(("a.txt", b"x"))
        for _ in range(levels):
            nested = packed(("next.zip", nested))
        yield Sample(f"archives in archives, {levels} deep", "a.zip", nested, "opaque:nested_archive")
    ten = packed(*((f"{number}.zip", packed(("a", bytes(990_000)))) for number in range(10)))
    yield Sample("ten archives of a megabyte of zeros", "a.zip", ten, "opaque:nested_archive")
    yield Sample(
        "12,000 files", "a.zip", packed(*((str(number), b"") for number in range(12_000))), "refused:too_many_entries"
    )
    for name, pack in (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)):
        for megabytes in (1, 10):
            yield Sample(f"{name} of {megabytes} MB", f"a.{name}", pack(bytes(megabytes << 20)), "refused")
            yield Sample(f"{name} of {megabytes} MB as zip", "a.zip", pack(bytes(megabytes << 20)), "refused")
    for name, head in (
        ("7z", b"7z\xbc\xaf\x27\x1c"),
        ("rar", b"Rar!\x1a\x07\x01\0"),
        ("tar", b"a".ljust(257, b"\0") + b"ustar\x0000"),
    ):
        yield Sample(name, f"a.{name}", head + b"\0" * 600, "refused")
        yield Sample(f"{name} as picture", "a.png", head + b"\0" * 600, "refused")


def lying() -> Iterator[Sample]:
    """Directories that do not say what is there."""
    file, true = local(b"a", b"x" * 99), row(b"a", 99, 99, 0)
    for label, lies in (
        ("count too high", {"count": 9, "here": 9}), ("count too low", {"count": 0, "here": 0}), ("two disks", {"disk": 1}),
        ("directory beyond the end", {"start": 1 << 30}), ("directory too long", {"length": 1 << 30}),
        ("comment too long", {"comment": 9}),
        ("directory too short", {"length": 9}), ("counts differ", {"here": 0}), ("directory elsewhere", {"start": 0}),
    ):  # fmt: skip
        yield Sample(f"zip: {label}", "a.zip", bound(file, true, 1, **lies), "refused")
    for label, rows in (
        ("offset beyond the end", row(b"a", 99, 99, 1 << 30)), ("offset into the data", row(b"a", 9, 9, 40)),
        ("another name", row(b"b", 99, 99, 0)),
        ("another size in the file's own header", row(b"a", 90, 99, 0)),
        ("a NUL in a name", row(b"a\0.txt", 99, 99, 0)),
        ("ZIP64 without its field", row(b"a", 0xFFFFFFFF, 0xFFFFFFFF, 0)),
        ("ZIP64 field cut", row(b"a", 0xFFFFFFFF, 9, 0, b"\x01\0\x08\0")),
        ("ZIP64 of exabytes", row(b"a", 99, 0xFFFFFFFF, 0, struct.pack("<2HQ", 1, 8, 1 << 62))),
        ("ZIP64 offset of exabytes", row(b"a", 99, 9, 0xFFFFFFFF, struct.pack("<2HQ", 1, 8, 1 << 62))),
        ("a broken row", b"PK\x01\x02" + b"\xff" * 50),
    ):  # fmt: skip
        yield Sample(f"zip: {label}", "a.zip", bound(file, rows, 1), "refused")
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 1 << 62, 1)
    yield Sample("zip: ZIP64 end nowhere", "a.zip", bound(file, true + locator, 1, length=len(true)), "refused")
    nowhere = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    yield Sample("zip: ZIP64 end is a file", "a.zip", bound(file, true + nowhere, 1, length=len(true)), "refused")
    yield Sample("zip: encrypted", "a.zip", bound(file, row(b"a", 99, 99, 0, flags=1), 1), "opaque:encrypted")
    yield Sample(
        "zip: bytes before the first file",
        "a.zip",
        b"PK\x03\x04" + bound(file, true, 1, start=len(file) + 4),
        "refused",
    )
    yield Sample("zip: bytes behind the end", "a.zip", bound(file, true, 1) + b"x", "refused")
    yield Sample("zip: no end", "a.zip", file * 3, "refused")
    yield Sample(
        "zip: end alone with a page",
        "a.zip",
        bound(b"", b"", 0, comment=25) + b"<script>alert(1)</script>",
        "refused:two_at_once",
    )
    yield Sample("zip: program inside", "a.zip", packed(("invoice.pdf.exe", b"MZ")), "opaque:programs_inside")


def samples() -> Iterator[Sample]:
    """All archives."""
    for name in ESCAPES:
        encoded = name.encode()
        yield Sample(
            f"escapes to {name}",
            "a.zip",
            bound(local(encoded, b"x"), row(encoded, 1, 1, 0), 1),
            "refused:leaves_folder",
        )
    link = ZipInfo("link")
    link.external_attr = 0o120777 << 16
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield Sample("symbolic link inside", "a.zip", written.getvalue(), "refused:leaves_folder")
    yield from overlapping()
    yield from swelling()
    yield from lying()
