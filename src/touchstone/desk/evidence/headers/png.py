"""PNG: the chunks from signature to IEND, the size in IHDR, the frames of an animation."""

from struct import Struct

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts, check_frames, check_pixels
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHUNK = Struct(">I4s")
HEADER = Struct(">IIBBBBB")
# colour type -> bit depths it may have (PNG 3rd edition, table 12)
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}


def read_png(content: Content, kind: Kind) -> Facts:
    """Width, height and frames of a PNG."""
    width, height, depth, colour, packing, filtering, weaving = HEADER.unpack(
        content.exactly(16, HEADER.size, kind.name)
    )
    first_is_header = CHUNK.unpack(content.at(8, 8)) == (HEADER.size, b"IHDR")
    if not first_is_header or depth not in DEPTHS.get(colour, ()) or packing or filtering or weaving > 1:
        raise RefusedFileError("broken", what=kind.name, where="IHDR")
    findings = check_pixels(kind, width, height)
    chunks, end = walk_chunks(content)
    frames = frames_of(content, chunks)
    findings += check_frames(frames)
    whole = bool(chunks) and chunks[-1][0] == b"IEND" and any(name == b"IDAT" for name, _ in chunks)
    if not whole:
        findings += ("damaged",)
    elif end < content.size:
        findings += ("trailing",)
    return Facts(width=width, height=height, frames=frames, findings=findings)


def walk_chunks(content: Content) -> tuple[list[tuple[bytes, int]], int]:
    """Name and offset of every chunk up to IEND or to where the file breaks off; and where the last one ends."""
    chunks: list[tuple[bytes, int]] = []
    offset = len(SIGNATURE)
    while offset + 12 <= content.size:
        length, name = CHUNK.unpack(content.at(offset, 8))
        if offset + 12 + length > content.size or not name.isalpha():
            break
        chunks.append((name, offset))
        offset += 12 + length
        if name == b"IEND":
            break
        if len(chunks) > most("chunks"):
            raise RefusedFileError("too_many_chunks", most=most("chunks"))
    return chunks, offset


def frames_of(content: Content, chunks: list[tuple[bytes, int]]) -> int:
    """How many frames the picture announces or carries, whichever is more."""
    carried = sum(name == b"fcTL" for name, _ in chunks)
    announced = [int.from_bytes(content.at(offset + 8, 4)) for name, offset in chunks if name == b"acTL"]
    return max(1, carried, *announced)
