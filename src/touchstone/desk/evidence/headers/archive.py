"""ZIP: judged by its directory alone, never unpacked; bombs, overlaps and escaping names are refused."""

import re
from struct import Struct

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.headers.zip_directory import UNKNOWN, Entry, broken, read_directory
from touchstone.desk.evidence.kinds import RUNNABLE_ENDINGS, Kind
from touchstone.desk.evidence.limits import MEGABYTE, most

LOCAL = Struct("<4s5H3I2H")
ESCAPES = re.compile(rb"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
ARCHIVE_ENDINGS = frozenset("zip gz tgz bz2 xz 7z rar tar zst lz4 cab".split())


def read_archive(content: Content, kind: Kind) -> Facts:
    """Files inside, their unpacked bytes, and what they are by their names."""
    entries = check_archive(content)
    endings = {ending_of(entry) for entry in entries}
    findings = tuple(
        key
        for key, holds in (
            ("encrypted", any(entry.is_encrypted for entry in entries)),
            ("nested_archive", bool(endings & ARCHIVE_ENDINGS)),
            ("programs_inside", bool(endings & RUNNABLE_ENDINGS)),
        )
        if holds
    )
    return Facts(entries=len(entries), unpacked=sum(entry.size for entry in entries), findings=findings)


def ending_of(entry: Entry) -> str:
    """The ending of a name inside, in small letters."""
    return entry.name.rpartition(b".")[2].decode("ascii", "replace").strip(". ").lower()


def check_archive(content: Content) -> list[Entry]:
    """The entries of an archive that is what it says."""
    entries, start = read_directory(content)
    for entry in entries:
        if ESCAPES.search(entry.name) or entry.is_link:
            raise RefusedFileError("leaves_folder")
    check_sizes(entries)
    check_places(content, entries, start)
    return entries


def check_sizes(entries: list[Entry]) -> None:
    """Refuse what would swell when unpacked."""
    if sum(entry.size for entry in entries) > most("unpacked_bytes"):
        raise RefusedFileError("unpacks_too_large", most=most("unpacked_bytes") // MEGABYTE)
    for entry in entries:
        ratio = entry.size // max(1, entry.packed)
        if entry.size > most("ratio_floor_bytes") and ratio > most("ratio"):
            raise RefusedFileError("packed_too_tight", ratio=ratio)


def check_places(content: Content, entries: list[Entry], directory: int) -> None:
    """Every file lies where its row says, under the same name, and none upon another or upon the directory."""
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < reached:
            raise RefusedFileError("overlapping")
        if not reached and entry.offset:
            raise broken("first file")
        head = LOCAL.unpack(content.exactly(min(entry.offset, content.size), LOCAL.size, "ZIP"))
        name = content.at(entry.offset + LOCAL.size, head[9])
        says_the_same = entry.sizes_follow or head[7] in (entry.packed, UNKNOWN)
        if head[0] != b"PK\x03\x04" or name != entry.name or not says_the_same:
            raise broken("file header")
        reached = entry.offset + LOCAL.size + head[9] + head[10] + entry.packed
    if reached > directory:
        raise RefusedFileError("overlapping")
