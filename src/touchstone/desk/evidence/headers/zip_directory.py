"""The directory of a ZIP, read from its end: name, place, sizes and flags of every file inside."""

from dataclasses import dataclass
from struct import Struct, unpack_from

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.limits import most

END = Struct("<4s4H2IH")
LOCATOR = Struct("<4sIQI")
LONG_END = Struct("<4sQ2H2I4Q")
ENTRY = Struct("<4s6H3I5H2I")
LONGEST_COMMENT = 0xFFFF
UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside: `packed` and `size` in bytes, `offset` of its own header, `is_link` a symbolic link,
    `sizes_follow` that its own header leaves the sizes to a record behind the data.
    """

    name: bytes
    packed: int
    size: int
    offset: int
    is_encrypted: bool
    is_link: bool
    sizes_follow: bool


def broken(where: str) -> RefusedFileError:
    """The refusal of an archive whose directory lies."""
    return RefusedFileError("broken", what="ZIP", where=where)


def read_directory(content: Content) -> tuple[list[Entry], int]:
    """All entries, and where the directory starts."""
    end = find_end(content)
    _, disk, first_disk, here, count, length, start, _ = END.unpack(content.exactly(end, END.size, "ZIP"))
    directory_end = end
    if content.at(end - LOCATOR.size, 4) == b"PK\x06\x07":
        here, count, length, start, directory_end = read_long_end(content, end - LOCATOR.size)
    if disk or first_disk or here != count:
        raise broken("several disks")
    if count > most("entries"):
        raise RefusedFileError("too_many_entries", most=most("entries"))
    if length > most("directory_bytes") or start + length != directory_end:
        raise broken("directory")
    return parse(content.exactly(start, length, "ZIP"), count), start


def find_end(content: Content) -> int:
    """Where the end record stands; it must be the only one and reach the end of the file with its comment."""
    reach = END.size + LONGEST_COMMENT
    tail = content.at(content.size - reach, reach)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0:
        raise broken("end record")
    end = max(0, content.size - reach) + found
    if end + END.size + int.from_bytes(content.at(end + 20, 2), "little") != content.size:
        raise broken("end record")
    return end


def read_long_end(content: Content, locator: int) -> tuple[int, int, int, int, int]:
    """Counts, length and start of the directory of a ZIP64, and where its end record starts."""
    _, _, end, _ = LOCATOR.unpack(content.exactly(locator, LOCATOR.size, "ZIP"))
    signature, own, _, _, disk, first, here, count, length, start = LONG_END.unpack(
        content.exactly(min(end, content.size), LONG_END.size, "ZIP")
    )
    if signature != b"PK\x06\x06" or end + 12 + own != locator or disk or first:
        raise broken("ZIP64 end record")
    return here, count, length, start, end


def parse(directory: bytes, count: int) -> list[Entry]:
    """The entries of a directory; it must hold exactly as many as announced."""
    entries, offset = [], 0
    while offset < len(directory):
        if len(directory) - offset < ENTRY.size or not directory.startswith(b"PK\x01\x02", offset):
            raise broken("directory")
        row = ENTRY.unpack_from(directory, offset)
        flags, packed, size, names, extras, comments, start = row[3], row[8], row[9], row[10], row[11], row[12], row[16]
        name_at = offset + ENTRY.size
        name = directory[name_at : name_at + names]
        extra = directory[name_at + names : name_at + names + extras]
        size, packed, start = lengthen(extra, size, packed, start)
        is_link = row[15] >> 28 == 0o12
        entries.append(Entry(name, packed, size, start, bool(flags & 1), is_link, bool(flags & 8)))
        offset = name_at + names + extras + comments
    if len(entries) != count or offset != len(directory):
        raise broken("directory")
    return entries


def lengthen(extra: bytes, *values: int) -> tuple[int, ...]:
    """Size, packed size and offset, taken from the ZIP64 field where they do not fit the row."""
    wanted = values.count(UNKNOWN)
    if not wanted:
        return values
    offset = 0
    while offset + 4 <= len(extra):
        key, length = unpack_from("<2H", extra, offset)
        if key == 1 and length >= 8 * wanted and offset + 4 + 8 * wanted <= len(extra):
            longer = iter(unpack_from(f"<{wanted}Q", extra, offset + 4))
            return tuple(next(longer) if value == UNKNOWN else value for value in values)
        offset += 4 + length
    raise broken("ZIP64 field")
