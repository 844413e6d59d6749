"""A compiled lexicon kept on disk beside the kernels, so that a start does not compile it again."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import opencc
import pypinyin

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.data_file import read_bytes
from touchstone.lexicon.kind import KINDS
from touchstone.lexicon.lexicon import Lexicon, Term
from touchstone.reading.automaton import Automaton
from touchstone.tables.compiled import KERNEL_FOLDER
from touchstone.tables.kept_arrays import keep_arrays, recall_arrays

ROOM = Path(__file__).parent
FOLDED_BY = ROOM.parent / "reading" / "data"  # its tables fold what is compiled
COLUMNS = ("kinds", "brand_of", "strengths", "group_of", "ambiguous")
Arrays = dict[str, np.ndarray[Any, Any]]


def place_of(files: Sequence[Path], folder: Path = KERNEL_FOLDER) -> Path:
    """Where the lexicon of these files is kept: the name holds a digest of the files and of what compiles them.

    `folder` stands for the code of the rooms below. Raises LexiconError for a file that cannot be read.
    """
    digest = hashlib.sha256(f"{pypinyin.__version__} {opencc.__version__}".encode())
    for path in (*sorted(ROOM.glob("*.py")), *sorted(FOLDED_BY.glob("*.csv")), *files):
        content = read_bytes(path)
        digest.update(len(content).to_bytes(8, "big") + content)
    return folder / f"lexicon-{digest.hexdigest()[:16]}.npz"


def keep(lexicon: Lexicon, place: Path) -> None:
    """Write `lexicon`; a folder that cannot be written to is no fault, the next start compiles again."""
    keep_arrays(_arrays(lexicon), place)


def recall(place: Path) -> Lexicon | None:
    """The lexicon kept at `place`, or None where there is none that can be read."""
    kept = recall_arrays(place)
    try:
        return None if kept is None else _lexicon(kept)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _arrays(lexicon: Lexicon) -> Arrays:
    words = {
        "version": lexicon.version,
        "groups": lexicon.groups,
        "within": lexicon.within,
        "brands": [astuple(brand) for brand in lexicon.brands],
        "texts": [term.text for term in lexicon.terms],
        "strengths": [term.strength for term in lexicon.terms],  # the column has half the digits
    }
    return {
        "words": np.frombuffer(json.dumps(words).encode(), dtype=np.uint8),
        **{name: getattr(lexicon, name) for name in COLUMNS},
        **{f"automaton_{name}": array for name, array in lexicon.automaton._asdict().items()},
    }


def _lexicon(kept: Arrays) -> Lexicon:
    words = json.loads(kept["words"].tobytes())
    groups, within = tuple(words["groups"]), tuple(words["within"])
    columns = (kept[name].tolist() for name in ("kinds", "brand_of", "group_of", "ambiguous"))
    rows = zip(words["texts"], words["strengths"], *columns, strict=True)
    return Lexicon(
        brands=tuple(Brand(*map(_frozen, values)) for values in words["brands"]),
        terms=tuple(
            Term(KINDS[kind], text, groups[group], brand, strength, ambiguous, within[group])
            for text, strength, kind, brand, group, ambiguous in rows
        ),
        automaton=Automaton(**{name: kept[f"automaton_{name}"] for name in Automaton._fields}),
        groups=groups,
        within=within,
        version=words["version"],
        **{name: kept[name] for name in COLUMNS},
    )


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
