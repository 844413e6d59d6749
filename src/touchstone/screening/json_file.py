"""JSON files for people and programs: readable, replaced as a whole."""

import json
from pathlib import Path
from typing import Any

from touchstone.tables.errors import cannot_write


def write_json(path: Path, values: Any) -> None:
    """Write `values`; a reader never sees half a file. Raises OutputError."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error


def make_folder(path: Path) -> None:
    """The folder and those above it. Raises OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
