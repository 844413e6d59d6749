"""WebP: the RIFF chunks, the size of canvas and picture, the frames of an animation."""

from struct import Struct

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts, check_frames, check_pixels
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

CHUNK = Struct("<4sI")
PICTURES = (b"VP8 ", b"VP8L", b"VP8X")


def read_webp(content: Content, kind: Kind) -> Facts:
    """Width, height and frames of a WebP."""
    chunks, end = walk_chunks(content)
    sizes = [size_of(name, content.exactly(offset + 8, 10, kind.name)) for name, offset in chunks if name in PICTURES]
    if not sizes or chunks[0][0] not in PICTURES:
        raise RefusedFileError("broken", what=kind.name, where="VP8")
    width, height = max(width for width, _ in sizes), max(height for _, height in sizes)
    frames = max(1, sum(name == b"ANMF" for name, _ in chunks))
    findings = check_pixels(kind, width, height) + check_frames(frames)
    announced = 8 + int.from_bytes(content.at(4, 4), "little")
    if end < announced or announced > content.size:
        findings += ("damaged",)
    elif announced + (announced & 1) < content.size:
        findings += ("trailing",)
    return Facts(width=width, height=height, frames=frames, findings=findings)


def walk_chunks(content: Content) -> tuple[list[tuple[bytes, int]], int]:
    """Name and offset of every chunk that lies whole in the file, and where the last one ends."""
    chunks: list[tuple[bytes, int]] = []
    offset = 12
    while len(head := content.at(offset, 8)) == 8:
        name, length = CHUNK.unpack(head)
        if offset + 8 + length > content.size:
            break
        chunks.append((name, offset))
        offset += 8 + length + (length & 1)
        if len(chunks) > most("chunks"):
            raise RefusedFileError("too_many_chunks", most=most("chunks"))
    return chunks, min(offset, content.size)


def size_of(name: bytes, head: bytes) -> tuple[int, int]:
    """Width and height from the first ten bytes of a picture chunk (RFC 9649, sections 2.5 to 2.7)."""
    if name == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
