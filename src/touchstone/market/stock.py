"""Everything that a market is made from and that does not change from chunk to chunk."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.brand import Brand
from touchstone.market.brand_shelf import BrandShelf, stock_shelf
from touchstone.market.joining import TokenTable
from touchstone.market.profile import Profile
from touchstone.market.wording import Vocabulary, Wording, read_wording


@dataclass(frozen=True, slots=True)
class Stock:
    """Words, brands and settings of one market."""

    seed: int
    profile: Profile
    wording: Wording
    shelf: BrandShelf
    words: tuple[str, ...]
    tokens: TokenTable
    categories: tuple[str, ...]  # by vocabulary entry, as far as nouns reach; "" for other words
    filed: NDArray[np.int64]  # the entries that have a category


def take_stock(brands: Sequence[Brand], seed: int, profile: Profile) -> Stock:
    """Read the words and the brands once; raises NoBrandsError."""
    vocabulary = Vocabulary()
    wording = read_wording(vocabulary)
    shelf = stock_shelf(brands, wording, vocabulary)
    known, words = wording.category_of, vocabulary.words
    categories = tuple(known.get(entry, "") for entry in range(max(known) + 1))
    filed = np.array(sorted(known), np.int64)
    return Stock(seed, profile, wording, shelf, tuple(words), TokenTable(words), categories, filed)
