"""Reads the data files that are shipped beside this room."""

import csv
from importlib.resources import files

DATA = files("touchstone.reading").joinpath("data")


def read_rows(name: str) -> list[list[str]]:
    """Rows of a shipped CSV file without its head line; lines that start with # are comments."""
    lines = DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader(line for line in lines[1:] if line and not line.startswith("#")))


def read_pairs(name: str) -> dict[str, str]:
    """A file of `one,many` rows as a map from each of the many characters to the one."""
    return {character: one for one, many in read_rows(name) for character in many}
