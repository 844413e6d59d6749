"""Which noun of a title says what is offered."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.mentions import Mentions
from touchstone.signals.section import Section
from touchstone.tables.compiled import compiled


def find_goods(section: Section, mentions: Mentions, rows: int) -> NDArray[np.int32]:
    """For each row a hit of `Kind.GOODS`, (rows,) int32, -1: none: one that the brand is known for, else the last one."""
    goods = np.full(rows, -1, dtype=np.int32)
    hits = section.of_kind(Kind.GOODS)
    if not len(hits):
        return goods
    columns = section.columns
    choose_goods(
        hits, section.hits.row, section.hits.term, mentions.primary, mentions.brand, columns.group, columns.goods_bit,
        columns.goods, goods,
    )  # fmt: skip
    return goods


@compiled
def choose_goods(
    hits: NDArray[np.intp],
    row: NDArray[np.int32],
    term: NDArray[np.int32],
    primary: NDArray[np.int32],
    brand: NDArray[np.int32],
    group: NDArray[np.int16],
    goods_bit: NDArray[np.uint64],
    known_for: NDArray[np.uint64],
    goods: NDArray[np.int32],
) -> None:
    """Fill `goods` (rows,) from the `hits` of goods, in their order."""
    fits = False
    for hit in hits:
        at = row[hit]
        bit = goods_bit[group[term[hit]]]
        fit = primary[at] >= 0 and bit & known_for[brand[primary[at]]] != 0
        if goods[at] < 0 or fit or not fits:
            fits = fit
            goods[at] = hit
