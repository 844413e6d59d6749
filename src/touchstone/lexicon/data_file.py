"""Opens one lexicon file: bytes to a TOML table, or a refusal that says what to do."""

import tomllib
from pathlib import Path

from touchstone.lexicon.entry import Entry, shorten
from touchstone.lexicon.errors import LexiconError

MAX_BYTES = 16_000_000
PARTS = frozenset({"kind", "source", "defaults", "brands", "groups"})


def open_file(path: Path) -> tuple[Entry, bytes]:
    """Return the top table of a lexicon file and its bytes (for the digest). Raises LexiconError."""
    content = read_bytes(path)
    entry = Entry(path, "", parse(path, content))
    entry.allow_only(PARTS)
    if not ("brands" in entry.values or "groups" in entry.values):
        raise entry.refuse("empty")
    return entry, content


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of at most MAX_BYTES."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a path"
        raise LexiconError("unreadable", path, what=reason) from error
    if len(content) > MAX_BYTES:
        raise LexiconError("too_large", path)
    return content


def parse(path: Path, content: bytes) -> dict[str, object]:
    """Return the TOML table of `content`."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LexiconError("not_utf8", path, place=error.start) from error
    except RecursionError as error:
        raise LexiconError("too_deep", path) from error
    except ValueError as error:  # TOMLDecodeError, and numbers or dates that Python refuses
        raise LexiconError("not_toml", path, what=shorten(str(error), 80)) from error
