"""MP4, MOV, HEIF: the outermost boxes must tile the file."""

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most


def read_boxes(content: Content, kind: Kind) -> Facts:
    """Nothing but whether the boxes fit; a last box that is cut short is damage, a box without room for its head a lie."""
    offset = steps = 0
    while offset < content.size:
        length = box_length(content, offset, kind)
        offset += length
        steps += 1
        if steps > most("entries"):
            raise RefusedFileError("too_many_chunks", most=most("entries"))
    return Facts(findings=() if offset == content.size else ("damaged",))


def box_length(content: Content, offset: int, kind: Kind) -> int:
    """Bytes of the box at this offset, its head included; 0 in the file means: to the end."""
    head = content.exactly(offset, 8, kind.name)
    length, least = int.from_bytes(head[:4]), 8
    if length == 1:
        length, least = int.from_bytes(content.exactly(offset + 8, 8, kind.name)), 16
    elif length == 0:
        length = content.size - offset
    if length < least or not all(32 <= letter < 127 or letter == 0xA9 for letter in head[4:]):
        raise RefusedFileError("broken", what=kind.name, where=f"box at {offset}")
    return length
