"""The shops that buyers see: names that say they are simulated, opening days, brands with a right."""

import numpy as np
import pyarrow as pa

from touchstone.market.days import stamp
from touchstone.market.numbering import SELLER, number
from touchstone.market.population import Population
from touchstone.market.stock import Stock
from touchstone.tables.schemas import SELLERS


def name_shops(rng: np.random.Generator, people: Population, stock: Stock) -> pa.RecordBatch:
    """The table SELLERS of one chunk."""
    keys = [brand.key for brand in stock.shelf.brands]
    rights = [sorted({keys[brand] for brand in row if brand >= 0}) for row in people.brands.tolist()]
    picks = rng.random((len(people), 2)).tolist()
    names = [name_shop(stock, english, *pick) for english, pick in zip(people.english.tolist(), picks, strict=True)]
    columns = [
        number(SELLER, people.first + np.arange(len(people))),
        pa.array(names, pa.string()),
        pa.array(rights, pa.list_(pa.string())),
        stamp(-86400 * people.day.astype(np.int64)),
    ]
    return pa.record_batch(columns, schema=SELLERS)


def name_shop(stock: Stock, english: bool, first: float, second: float) -> str:
    """One shop name."""
    names = stock.wording.names
    heads, tails = (names["en_first"], names["en_second"]) if english else (names["zh_first"], names["zh_second"])
    head, tail = heads[int(first * len(heads))], tails[int(second * len(tails))]
    return " ".join((head, tail, "(simulated)")) if english else "".join((head, tail, "（模拟）"))
