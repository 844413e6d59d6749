"""Lexicon files for the tests of this room."""

from pathlib import Path

BRAND = """
source = "own register"
[brands.kestrel]
name_en = "Kestrel"
name_zh = "红隼"
aliases = ["红隼户外"]
nice_classes = [25]
goods = ["clothing"]
luxury = true
"""
TERMS = """
kind = "claim"
source = "own cases"
[[groups]]
group = "replica"
strength = 0.8
terms = ["高山货"]
ambiguous = ["山货"]
"""


def write(folder: Path, text: str | bytes, name: str = "own.toml") -> Path:
    """Put `text` into a file of `folder`."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
