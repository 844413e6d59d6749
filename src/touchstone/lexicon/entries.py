"""The brands and terms of several files put together: a later file extends or overrides an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.brand_file import read_brands
from touchstone.lexicon.data_file import open_file
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Term
from touchstone.lexicon.term_file import read_terms

SHIPPED = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entries:
    """What the files say, before it is compiled; `version` is a digest of their bytes (16 hexadecimal digits)."""

    brands: tuple[Brand, ...]
    terms: tuple[Term, ...]
    version: str


def list_shipped_files() -> tuple[Path, ...]:
    """Return the lexicon files of the package in a fixed order."""
    return tuple(sorted(SHIPPED.glob("*/*.toml")))


def read_entries(files: Sequence[Path]) -> Entries:
    """Return the brands and terms of `files`, in the order first named. Raises LexiconError.

    A brand key named again changes the earlier brand; a term named again (same kind and text) replaces the earlier one,
    with strength 0 it is removed.
    """
    brands: dict[str, Brand] = {}
    terms: dict[tuple[Kind, str], Term] = {}
    digest = sha256()
    for path in files:
        table, content = open_file(path)
        digest.update(len(content).to_bytes(8, "big") + content)
        brands |= read_brands(table, brands)
        terms |= {(term.kind, term.text): term for term in read_terms(table)}
    kept = tuple(term for term in terms.values() if term.strength > 0)
    return Entries(tuple(brands.values()), kept, digest.hexdigest()[:16])
