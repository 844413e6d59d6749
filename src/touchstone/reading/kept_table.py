"""The fold table kept on disk beside the kernels, so that a start does not fold every character again."""

import hashlib
import unicodedata
from functools import cache
from pathlib import Path

import opencc

from touchstone.reading.fold_table import FoldTable, make_fold_table
from touchstone.reading.shipped import DATA
from touchstone.tables.compiled import KERNEL_FOLDER
from touchstone.tables.kept_arrays import keep_arrays, recall_arrays


@cache
def fold_table() -> FoldTable:
    """The table of this process: the one kept by an earlier process, else made and kept."""
    place = place_of()
    kept = recall_arrays(place)
    if kept is not None and set(kept) == {"entries", "expansions"}:
        return FoldTable(**kept)
    table = make_fold_table()
    keep_arrays({"entries": table.entries, "expansions": table.expansions}, place)
    return table


def place_of(folder: Path = KERNEL_FOLDER) -> Path:
    """Where the table is kept: the name holds a digest of the data it is made from; `folder` stands for the code of this room."""
    digest = hashlib.sha256(f"{unicodedata.unidata_version} {opencc.__version__}".encode())
    for path in sorted(Path(str(DATA)).glob("*.csv")):
        digest.update(path.name.encode() + path.read_bytes())
    return folder / f"fold-{digest.hexdigest()[:16]}.npz"
