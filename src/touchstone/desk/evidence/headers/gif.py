"""GIF: the blocks from screen to trailer, the size of every frame."""

from struct import Struct

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts, check_frames, check_pixels
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

SCREEN = Struct("<HHBBB")
FRAME = Struct("<HHHHB")
EXTENSION, PICTURE, TRAILER = 0x21, 0x2C, 0x3B


def read_gif(content: Content, kind: Kind) -> Facts:
    """Width, height and frames of a GIF; the largest reach of a frame counts as its size."""
    width, height, flags, _, _ = SCREEN.unpack(content.exactly(6, SCREEN.size, kind.name))
    reach, end = walk_frames(content, 13 + table_bytes(flags))
    width, height = max([width, *(right for right, _ in reach)]), max([height, *(bottom for _, bottom in reach)])
    findings = check_pixels(kind, width, height) + check_frames(len(reach))
    if end is None or not reach:
        findings += ("damaged",)
    elif end < content.size:
        findings += ("trailing",)
    return Facts(width=width, height=height, frames=len(reach), findings=findings)


def table_bytes(flags: int) -> int:
    """Length of the colour table that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def walk_frames(content: Content, offset: int) -> tuple[list[tuple[int, int]], int | None]:
    """Right and lower reach of every frame, and where the trailer ends (None: it is missing)."""
    reach: list[tuple[int, int]] = []
    steps = 0
    while block := content.at(offset, 1):
        if block[0] == TRAILER:
            return reach, offset + 1
        if block[0] == EXTENSION:
            offset += 2
        elif block[0] == PICTURE and len(frame := content.at(offset + 1, FRAME.size)) == FRAME.size:
            left, top, width, height, flags = FRAME.unpack(frame)
            reach.append((left + width, top + height))
            offset += 11 + table_bytes(flags)
        else:
            return reach, None
        offset, steps = skip_parts(content, offset, steps + 1)
        check_frames(len(reach))
        check_steps(steps)
    return reach, None


def skip_parts(content: Content, offset: int, steps: int) -> tuple[int, int]:
    """Where the parts of one block end, and the steps taken so far."""
    while (length := content.at(offset, 1)) and length[0]:
        offset += 1 + length[0]
        steps += 1
        check_steps(steps)
    return offset + 1, steps


def check_steps(steps: int) -> None:
    """Refuse a file cut into absurdly many parts."""
    if steps > most("chunks"):
        raise RefusedFileError("too_many_chunks", most=most("chunks"))
