"""Whether a PNG holds pixels and nothing else; the last look at what the worker drew."""

import zlib

from touchstone.desk.evidence.headers.png import CHUNK, SIGNATURE

PIXELS_ONLY = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))


def is_neutral_png(data: bytes, edge: int) -> bool:
    """True for a whole PNG of at most `edge` × `edge` pixels, right checksums, no chunk but pixels, no byte behind it."""
    if not data.startswith(SIGNATURE):
        return False
    names = []
    offset = len(SIGNATURE)
    while len(head := data[offset : offset + 8]) == 8:
        length, name = CHUNK.unpack(head)
        end = offset + 12 + length
        if name not in PIXELS_ONLY or end > len(data):
            return False
        if zlib.crc32(data[offset + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            return False
        names.append(name)
        offset = end
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    framed = names[:1] == [b"IHDR"] and names[-1:] == [b"IEND"] and names.count(b"IHDR") == names.count(b"IEND") == 1
    return framed and offset == len(data) and 0 < width <= edge and 0 < height <= edge
