"""Names that senders give their files: shown so that they cannot deceive, handed out so that they cannot harm."""

import re
import unicodedata
from urllib.parse import quote

from touchstone.desk.evidence.kinds import Kind

LONGEST_SHOWN = 120
LONGEST_BYTES = 180
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
NAMELESS = "file"
# characters that file systems keep for themselves, and names that Windows takes for devices
RESERVED = re.compile(r'[<>:"/\\|?*%]')
DEVICES = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def last_part(name: str) -> str:
    """What stands behind the last separator of a path, of either system."""
    return re.split(r"[/\\]", name)[-1]


def is_hidden(letter: str) -> bool:
    """Whether a character shows nothing or changes how others are shown: control, format, surrogate, private, line end."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown_name(name: str) -> str:
    """The name for a screen: one line, hidden characters written out as ‹U+202E›, kept apart from the text around it."""
    visible = "".join(
        f"‹U+{ord(letter):04X}›" if is_hidden(letter) else letter for letter in unicodedata.normalize("NFC", name)
    )
    if len(visible) > LONGEST_SHOWN:
        visible = visible[: LONGEST_SHOWN - 21] + "…" + visible[-20:]
    return FIRST_STRONG_ISOLATE + (visible.strip() or NAMELESS) + POP_ISOLATE


def ending_of(name: str) -> str:
    """The ending as an operating system would read it: small letters, hidden characters and trailing dots left out."""
    bare = safe_letters(last_part(name)).rstrip(". ")
    stem, dot, ending = bare.rpartition(".")
    return ending.lower() if dot and stem else ""


def safe_letters(name: str) -> str:
    """The name without hidden and reserved characters, in the compatible form of Unicode."""
    plain = unicodedata.normalize("NFKC", "".join("" if is_hidden(letter) else letter for letter in name))
    return RESERVED.sub("_", plain)


def download_name(name: str, kind: Kind) -> str:
    """A name that any system can store and that ends as its content demands; markup gets `.txt`, so that nothing runs it."""
    plain = safe_letters(last_part(name)).strip(". ") or NAMELESS
    if DEVICES.match(plain):
        plain = "_" + plain
    wanted = ("txt",) if kind.is_active else kind.endings
    ending = ending_of(plain)
    tail = "" if ending in wanted else "." + wanted[0]
    return shorten(plain, LONGEST_BYTES - len(tail)) + tail


def shorten(name: str, most: int) -> str:
    """The name cut to so many bytes of UTF-8, its ending kept."""
    if len(name.encode()) <= most:
        return name
    stem, dot, ending = name.rpartition(".")
    tail = dot + ending if len(ending.encode()) <= 8 else ""
    return (stem if tail else name).encode()[: most - len(tail.encode())].decode(errors="ignore") + tail


def disposition(name: str, kind: Kind) -> str:
    """Content-Disposition of a download (RFC 6266): an ASCII name for old readers, the whole name as RFC 8187 wants it."""
    whole = download_name(name, kind)
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", whole)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(whole, safe='')}"
