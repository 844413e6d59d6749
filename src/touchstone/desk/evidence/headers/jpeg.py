"""JPEG: the segments up to the end mark, the size in the frame header, the number of scans."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts, check_pixels
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most

# in drawn data a mark is an FF that is not followed by 00 (stuffed), D0-D7 (restart) or FF (fill)
MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
START_OF_SCAN, END, START = 0xDA, 0xD9, 0xD8


def read_jpeg(content: Content, kind: Kind) -> Facts:
    """Width and height of a JPEG; a picture of several sizes is refused."""
    sizes, scans, end = walk_segments(content, kind)
    if len(sizes) != 1:
        raise RefusedFileError("broken", what=kind.name, where="SOF")
    height, width = sizes[0]
    findings = check_pixels(kind, width, height)
    if end is None or not scans:
        findings += ("damaged",)
    elif end < content.size:
        findings += ("trailing",)
    return Facts(width=width, height=height, frames=1, findings=findings)


def walk_segments(content: Content, kind: Kind) -> tuple[list[tuple[int, int]], int, int | None]:
    """Sizes (height, width) of all frame headers, number of scans, and where the end mark ends (None: it is missing)."""
    sizes: list[tuple[int, int]] = []
    scans = steps = 0
    offset = 2
    while found := content.find(MARK, offset):
        mark, offset = found.group()[1], found.end()
        if mark == END:
            return sizes, scans, offset
        if mark in FRAME_HEADERS:
            size = content.exactly(offset + 3, 4, kind.name)
            sizes.append((int.from_bytes(size[:2]), int.from_bytes(size[2:])))
        scans += mark == START_OF_SCAN
        steps += 1
        if scans > most("scans") or steps > most("chunks"):
            raise RefusedFileError("too_many_chunks", most=most("scans"))
        offset += int.from_bytes(content.at(offset, 2))
    return sizes, scans, None
