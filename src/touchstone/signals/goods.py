"""Which noun of a title says what is offered."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.details import best_per_key
from touchstone.signals.mentions import Mentions
from touchstone.signals.section import Section


def find_goods(section: Section, mentions: Mentions, rows: int) -> NDArray[np.int32]:
    """For each row a hit of `Kind.GOODS`, (rows,) int32, -1: none: one that the brand is known for, else the last one."""
    goods = np.full(rows, -1, dtype=np.int32)
    hits = section.of_kind(Kind.GOODS)
    if not len(hits):
        return goods
    row, columns = section.hits.row[hits], section.columns
    fit = np.arange(len(hits), dtype=np.float64) / len(hits)
    if len(mentions.row):
        primary = mentions.primary[row]
        bits = columns.goods_bit[columns.group[section.hits.term[hits]]]
        fit += (primary >= 0) & (bits & columns.goods[mentions.brand[primary]] != 0)
    best = best_per_key(row, fit)
    goods[row[best]] = hits[best]
    return goods
