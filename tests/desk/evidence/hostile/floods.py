"""Few bytes that claim many pixels, or none."""

import struct
from collections.abc import Iterator

from tests.desk.evidence.hostile.pictures import gif, gif_frame, jpeg, png, riff, webp_canvas
from tests.desk.evidence.hostile.sample import Sample

FLOODS = ((65535, 65535), (65535, 9000), (30000, 20000), (50000, 50000))
NOTHING = ((0, 10), (10, 0), (0, 0))


def lossless(width: int, height: int) -> bytes:
    """A lossless WebP that claims this size, at most 16,384 a side."""
    bits = (width - 1 & 0x3FFF) | (height - 1 & 0x3FFF) << 14
    return riff((b"VP8L", b"\x2f" + struct.pack("<I", bits) + b"\0" * 20))


def lossy(width: int, height: int) -> bytes:
    """A lossy WebP that claims this size, at most 16,383 a side."""
    return riff(
        (b"VP8 ", b"\x10\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width & 0x3FFF, height & 0x3FFF) + b"\0" * 20)
    )


def tiff(width: int, height: int) -> bytes:
    """A TIFF that claims this size."""
    rows = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (279, 4, 4)]
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in rows)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(rows)) + body + struct.pack("<I", 0) + b"\0" * 64


def bmp(width: int, height: int) -> bytes:
    """A BMP that claims this size."""
    return (
        b"BM"
        + struct.pack("<IHHIIiiHHIIiiII", 1000, 0, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
        + b"\0" * 900
    )


def jpeg2000(width: int, height: int) -> bytes:
    """A JPEG 2000 code stream that claims this size."""
    return (
        b"\xff\x4f\xff\x51\0\x2f\0\0"
        + struct.pack(">8I", width, height, 0, 0, width, height, 0, 0)
        + b"\0\x03"
        + b"\x07\x01\x01" * 3
    )


MAKERS = {"png": png, "jpg": jpeg, "gif": lambda width, height: gif(width, height, gif_frame(width, height))}
STRANGERS = {"tif": tiff, "bmp": bmp, "jp2": jpeg2000}


def samples() -> Iterator[Sample]:
    """Floods and nothings in every format."""
    for ending, make in MAKERS.items():
        for width, height in FLOODS:
            yield Sample(f"{ending} {width}x{height}", f"a.{ending}", make(width, height), "refused:pixel_flood")
        for width, height in NOTHING:
            yield Sample(f"{ending} {width}x{height}", f"a.{ending}", make(width, height), "refused:no_size")
    for ending, make in STRANGERS.items():
        for width, height in FLOODS:
            yield Sample(f"{ending} {width}x{height}", f"a.{ending}", make(width, height), "refused:unknown")
    for name, width, height in (("VP8X", 1 << 24, 1 << 24), ("VP8X", 65535, 65535), ("VP8X", 30000, 30000)):
        yield Sample(f"webp {name} {width}x{height}", "a.webp", riff(webp_canvas(width, height)), "refused:pixel_flood")
    for edge in (16383, 10000, 8000):
        yield Sample(f"webp lossless {edge}", "a.webp", lossless(edge, edge), "opaque:too_many_pixels")
        yield Sample(f"webp lossy {edge}", "a.webp", lossy(edge, edge), "opaque:too_many_pixels")
    for width, height in ((0x7FFFFFFF, 0x7FFFFFFF), (0xFFFFFFFF, 1), (1, 0xFFFFFFFF), (0xFFFFFFFF, 0xFFFFFFFF)):
        yield Sample(f"png {width}x{height}", "a.png", png(width, height), "refused:pixel_flood")
    for edge in (6400, 10000, 20000):
        yield Sample(f"png {edge} with few pixels", "a.png", png(edge, edge), "opaque:too_many_pixels")
    yield Sample("png 5000 with few pixels", "a.png", png(5000, 5000), "opaque")
    yield Sample("gif frame beyond its screen", "a.gif", gif(8, 8, gif_frame(60000, 60000)), "refused:pixel_flood")
    yield Sample(
        "gif frame far to the right", "a.gif", gif(8, 8, gif_frame(9, 60000, left=60000)), "refused:pixel_flood"
    )
    yield Sample("gif 4000 with few pixels", "a.gif", gif(4000, 4000, gif_frame(4000, 4000)))
    yield Sample(
        "webp canvas differs from picture", "a.webp", riff(webp_canvas(9, 9), (b"VP8L", lossless(9000, 9000)[20:]))
    )
    for colour, depth in ((2, 1), (3, 16), (5, 8), (7, 8), (6, 4), (0, 3)):
        yield Sample(
            f"png colour {colour} depth {depth}", "a.png", png(9, 9, colour=colour, depth=depth), "refused:broken"
        )
