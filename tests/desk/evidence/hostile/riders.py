"""What rides along in pictures: profiles, notes and camera data that swell or turn in circles."""

import struct
import zlib
from collections.abc import Iterator

from tests.desk.evidence.hostile.pictures import chunk, jpeg_with, picture, png, riff, webp_canvas
from tests.desk.evidence.hostile.sample import Sample

SWOLLEN = zlib.compress(bytes(30_000_000), 9)
PIXELS = b"\0" * 13 * 4


def camera_data(*rows: tuple[int, int, int, int], following: int = 0) -> bytes:
    """An EXIF block of these rows (tag, type, count, value), followed by the directory at this offset."""
    body = b"".join(struct.pack("<HHII", *row) for row in rows)
    return b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", len(rows)) + body + struct.pack("<I", following)


CAMERA = {
    "circular directory": camera_data((0x112, 3, 1, 6), following=8),
    "directory within itself": camera_data((0x8769, 4, 1, 8), (0x112, 3, 1, 6)),
    "rows of four gigabytes": camera_data((0x10E, 2, 0xFFFFFFFF, 8)),
    "value beyond the end": camera_data((0x10E, 2, 400, 0xFFFFFFF0)),
    "unknown orientation": camera_data((0x112, 3, 1, 999)),
    "orientation as text": camera_data((0x112, 2, 4, 0x41414141)),
    "60,000 rows announced": b"Exif\0\0II*\0\x08\0\0\0" + b"\xff\xff" + b"\0" * 200,
    "no directory": b"Exif\0\0II*\0\xff\xff\xff\xff",
    "nothing": b"Exif\0\0",
    "5,000 rows": camera_data(*((tag, 3, 1, tag) for tag in range(5000))),
}
NOTES = {
    "compressed text": chunk(b"zTXt", b"a\0\0" + SWOLLEN),
    "compressed text in Unicode": chunk(b"iTXt", b"a\0\x01\0\0\0" + SWOLLEN),
    "colour profile": chunk(b"iCCP", b"a\0\0" + SWOLLEN),
    "40 compressed texts": chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(900_000))) * 40,
    "3,000 texts": chunk(b"tEXt", b"a\0b") * 3000,
    "broken profile": chunk(b"iCCP", b"a\0\0\xff\xff\xff"),
    "text with a wrong method": chunk(b"zTXt", b"a\0\x09xxxx"),
    "camera data": chunk(b"eXIf", CAMERA["circular directory"][6:]),
    "palette of 300 colours": chunk(b"PLTE", b"\0" * 900),
    "unknown chunk that must be known": chunk(b"EVIL", b"x"),
}


def samples() -> Iterator[Sample]:
    """Riders of PNG, JPEG and WebP, and TIFF files that turn in circles."""
    for label, note in NOTES.items():
        yield Sample(f"png with {label}", "a.png", png(4, 4, note, pixels=PIXELS))
    for label, data in CAMERA.items():
        yield Sample(f"jpeg with camera data: {label}", "a.jpg", jpeg_with(0xE1, data))
        yield Sample(f"tiff: {label}", "a.tif", data[6:] + b"\0" * 60, "refused")
    yield Sample(
        "webp with camera data",
        "a.webp",
        riff(webp_canvas(24, 24, 8), (b"VP8 ", picture("webp")[20:]), (b"EXIF", CAMERA["nothing"])),
    )
    yield Sample("jpeg with 250 profiles", "a.jpg", jpeg_with(0xE2, b"ICC_PROFILE\0\x01\xff" + b"\xff" * 3000))
    yield Sample(
        "jpeg with a false second picture", "a.jpg", jpeg_with(0xE2, b"MPF\0" + CAMERA["circular directory"][6:])
    )
    scans = picture("jpg")
    start, end = scans.index(b"\xff\xda"), scans.rindex(b"\xff\xd9")
    yield Sample(
        "jpeg of 500 scans", "a.jpg", scans[:end] + scans[start:end] * 500 + b"\xff\xd9", "refused:too_many_chunks"
    )
    yield Sample("jpeg of two sizes", "a.jpg", scans[:start] + scans[scans.index(b"\xff\xc0") :], "refused:broken")
    yield Sample("jpeg without pixels", "a.jpg", scans[:start] + b"\xff\xd9", "opaque:damaged")
    yield Sample("png whose pixels swell", "a.png", png(4, 4, pixels=bytes(30_000_000)))
    yield Sample("png without pixels", "a.png", png(4, 4).replace(b"IDAT", b"abAT"), "opaque:damaged")
    yield Sample("png that decodes long", "a.png", png(6000, 6000, pixels=bytes(6000 * 18_001)))
