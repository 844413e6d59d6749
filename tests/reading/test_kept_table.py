"""The fold table of an earlier process is the one that this process would make."""

import subprocess
import sys
from pathlib import Path

import numpy as np

from touchstone.reading.fold_table import make_fold_table
from touchstone.reading.kept_table import place_of
from touchstone.tables.kept_arrays import keep_arrays, recall_arrays

PRINT_DIGEST = """
from touchstone.reading.kept_table import fold_table
table = fold_table()
print(table.entries.sum(), table.expansions.sum())
"""


def print_digest(folder: Path) -> str:
    environment = {"TOUCHSTONE_KERNELS": str(folder), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_kept_table_is_the_one_that_is_made(tmp_path: Path) -> None:
    made = make_fold_table()
    expected = f"{made.entries.sum()} {made.expansions.sum()}\n"
    assert print_digest(tmp_path) == expected
    (kept,) = tmp_path.glob("*/fold-*.npz")
    recalled = recall_arrays(kept)
    assert recalled is not None
    assert np.array_equal(recalled["entries"], made.entries)
    assert print_digest(tmp_path) == expected


def test_a_damaged_table_is_made_again(tmp_path: Path) -> None:
    first = print_digest(tmp_path)
    (kept,) = tmp_path.glob("*/fold-*.npz")
    for content in (b"PK", kept.read_bytes()[:999]):
        kept.write_bytes(content)
        assert print_digest(tmp_path) == first
    keep_arrays({"other": np.zeros(1)}, kept)
    assert print_digest(tmp_path) == first


def test_the_place_follows_the_folder(tmp_path: Path) -> None:
    assert place_of(tmp_path).parent == tmp_path
