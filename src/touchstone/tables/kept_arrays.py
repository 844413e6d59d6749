"""Arrays kept on disk between processes because they take long to make; losing them costs time only."""

import contextlib
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

Arrays = Mapping[str, np.ndarray[Any, Any]]


def keep_arrays(arrays: Arrays, place: Path) -> None:
    """Write whole or not at all; a folder that cannot be written to is no fault, the next start makes them again."""
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=place.parent, suffix=".npz")
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        Path(name).replace(place)


def recall_arrays(place: Path) -> dict[str, np.ndarray[Any, Any]] | None:
    """The arrays kept at `place`, or None where there are none that can be read."""
    try:
        with place.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return {name: kept[name] for name in kept.files}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return None
