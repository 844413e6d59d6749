"""The lines of an export: which keys each kind has."""

from touchstone.ledger.hashing import HASH_SIZE
from touchstone.ledger.lines import Line, Shape, fits, read_hex, read_line

FORMAT = "touchstone-ledger/1"
ENTRY: Shape = {"bytes": str, "kind": str, "leaf": str, "seq": int}
SHAPES: dict[str, tuple[Shape, ...]] = {
    "header": ({"format": str, "kind": str, "origin": str},),
    "entry": (ENTRY, ENTRY | {"particulars": str, "salt": str}),
    "head": ({"kind": str, "note": str},),
    "anchor": ({"kind": str, "line": str},),
    "end": ({"digest": str, "entries": int, "kind": str},),
}


def read_shaped(written: bytes) -> Line:
    """The line of exactly these bytes, of a known kind with exactly its keys. Raises ValueError for anything else."""
    line = read_line(written)
    if not any(fits(line, shape) for shape in SHAPES.get(str(line.get("kind")), ())):
        raise ValueError("not a line of an export")
    return line


def read_leaf(text: str) -> bytes | None:
    """The leaf hash that a line records, or nothing where it is none."""
    try:
        leaf = read_hex(text)
    except ValueError:
        return None
    return leaf if len(leaf) == HASH_SIZE else None
