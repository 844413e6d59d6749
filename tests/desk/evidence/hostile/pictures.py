"""Small true pictures of every format, and the parts to build false ones from."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image

from touchstone.desk.evidence.headers.png import SIGNATURE

FORMATS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP"}


@cache
def picture(ending: str, edge: int = 24) -> bytes:
    """A true picture with a little of everything in it."""
    gradient = Image.linear_gradient("L").resize((edge, edge))
    drawn = Image.merge("RGB", (gradient, gradient.rotate(90), gradient.rotate(180)))
    written = BytesIO()
    drawn.save(written, FORMATS[ending])
    return written.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """One PNG chunk with its right checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes, depth: int = 8, colour: int = 2, pixels: bytes = b"\0" * 1000) -> bytes:
    """A PNG that claims this size, with further chunks before its pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, depth, colour, 0, 0, 0))
    return SIGNATURE + header + b"".join(more) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """A true JPEG whose frame header claims this size."""
    true = bytearray(picture("jpg"))
    place = true.index(b"\xff\xc0") + 5
    true[place : place + 4] = struct.pack(">HH", height & 0xFFFF, width & 0xFFFF)
    return bytes(true)


def jpeg_with(mark: int, data: bytes) -> bytes:
    """A true JPEG with one segment more."""
    return b"\xff\xd8" + bytes((0xFF, mark)) + struct.pack(">H", len(data) + 2) + data + picture("jpg")[2:]


def gif(width: int, height: int, *blocks: bytes, end: bytes = b";") -> bytes:
    """A GIF with this screen and these blocks."""
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", width & 0xFFFF, height & 0xFFFF, 0x80, 0, 0)
        + b"\0" * 6
        + b"".join(blocks)
        + end
    )


def gif_frame(width: int = 1, height: int = 1, left: int = 0, data: bytes = b"\x02\x02\x44\x01\x00") -> bytes:
    """One frame of a GIF."""
    return b"," + struct.pack("<HHHHB", left, 0, width & 0xFFFF, height & 0xFFFF, 0) + data


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of these chunks."""
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_canvas(width: int, height: int, flags: int = 0) -> tuple[bytes, bytes]:
    """The head of a WebP that claims this canvas."""
    sides = ((width - 1) & 0xFFFFFF).to_bytes(3, "little") + ((height - 1) & 0xFFFFFF).to_bytes(3, "little")
    return b"VP8X", bytes((flags, 0, 0, 0)) + sides
