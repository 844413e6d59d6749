"""Whether a table without a word about it starts with names or with data, and what its columns seem to hold."""

import re
import statistics
from collections.abc import Sequence

from touchstone.tables.columns import count_known

_LONGEST_NAME = 40
_NUMBER = re.compile(r"\s*[¥￥$€£]?\s*[+-]?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?\s*[元%]?\s*")
_IDENTIFIER = re.compile(r"[\w:./-]{1,80}")
_ADDRESS = re.compile(r"(?:https?:|//|www\.)\S+")


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """True if the first row holds a usual name, or is all names above a column of numbers."""
    if not rows:
        return False
    first = rows[0]
    if not all(0 < len(cell.strip()) <= _LONGEST_NAME for cell in first if cell.strip()):
        return False
    if len(first) == 1 and len(first[0].strip()) < 2:
        return False
    if count_known(first) >= (1 if len(first) < 4 else 2):
        return not any(_NUMBER.fullmatch(cell) for cell in first)
    if len(rows) < 3 or len(first) < 2 or len(set(first)) < len(first) or any(map(_NUMBER.fullmatch, first)):
        return False
    return any(_share(_NUMBER, column) > 0.8 for column in _columns(rows))


def guess_text_column(sample: dict[str, list[str]]) -> str | None:
    """The column with the longest texts that are no numbers and no addresses."""
    lengths = {
        name: statistics.fmean(map(len, values))
        for name, values in sample.items()
        if values and _share(_NUMBER, values) < 0.5 and _share(_ADDRESS, values) < 0.5
    }
    return max(lengths, key=lambda name: lengths[name], default=None)


def guess_id_column(sample: dict[str, list[str]], other_than: str) -> str | None:
    """The first column whose values are all there, all different and look like identifiers."""
    for name, values in sample.items():
        if name != other_than and values and len(set(values)) == len(values) and _share(_IDENTIFIER, values) == 1.0:
            return name
    return None


def _columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = len(rows[0])
    return [[row[k] for row in rows[1:] if len(row) == width and row[k].strip()] for k in range(width)]


def _share(pattern: re.Pattern[str], values: Sequence[str]) -> float:
    return sum(pattern.fullmatch(value) is not None for value in values) / len(values) if values else 0.0
