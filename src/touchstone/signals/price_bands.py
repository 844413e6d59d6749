"""What the lexicon says that genuine goods of a brand cost."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.currency import cny_per_unit
from touchstone.signals.goods_bits import MAX_GOODS, goods_bits

ANY = MAX_GOODS  # the column for goods that the title does not name: the cheapest band of the brand
_MADE: dict[int, tuple[Lexicon, NDArray[np.float64]]] = {}


def lowest_genuine(lexicon: Lexicon) -> NDArray[np.float64]:
    """Natural log of the CNY price where the band of a brand's goods begins, (brands, MAX_GOODS + 1); NaN: no band known."""
    made = _MADE.get(id(lexicon))
    if made is None:
        made = _MADE[id(lexicon)] = (lexicon, _make(lexicon))
    return made[1]


def _make(lexicon: Lexicon) -> NDArray[np.float64]:
    place = {name: bit.bit_length() - 1 for name, bit in goods_bits(lexicon).items()}
    lows = np.full((len(lexicon.brands), MAX_GOODS + 1), np.nan)
    for number, brand in enumerate(lexicon.brands):
        for goods, low, _, currency, year in brand.prices:
            rate = cny_per_unit(currency, year)
            if rate is not None and low > 0:
                value = float(np.log(low * rate))
                lows[number, ANY] = np.fmin(lows[number, ANY], value)
                if goods in place:
                    lows[number, place[goods]] = np.fmin(lows[number, place[goods]], value)
    return lows
