"""What the header of a file says of it, read without decoding anything."""

from dataclasses import dataclass

from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import MEGAPIXEL, most


@dataclass(frozen=True, slots=True)
class Facts:
    """Pixels, frames, pages, files inside and their unpacked bytes (0: has none), and keys of FINDINGS."""

    width: int = 0
    height: int = 0
    frames: int = 0
    pages: int = 0
    entries: int = 0
    unpacked: int = 0
    findings: tuple[str, ...] = ()


def check_pixels(kind: Kind, width: int, height: int) -> tuple[str, ...]:
    """Refuse a picture without size or with a flood of pixels; say whether it is too large for a preview."""
    if not width or not height:
        raise RefusedFileError("no_size")
    if width * height > most("flood_pixels"):
        raise RefusedFileError("pixel_flood", width=width, height=height, most=most("flood_pixels") // MEGAPIXEL)
    return ("too_many_pixels",) if width * height > kind.most_pixels else ()


def check_frames(frames: int) -> tuple[str, ...]:
    """Refuse an animation with absurdly many frames; say whether the picture moves."""
    if frames > most("frames"):
        raise RefusedFileError("too_many_frames", most=most("frames"))
    return ("animated",) if frames > 1 else ()
