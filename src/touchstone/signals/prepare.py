"""Makes the batch that signals see: texts folded, terms found, references at hand."""

import numpy as np
import pyarrow as pa

from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.reading.matching import find_terms
from touchstone.reading.restoring import read_texts
from touchstone.signals.batch import SignalBatch
from touchstone.signals.price_reference import PriceReference
from touchstone.signals.review_reference import ReviewReference
from touchstone.signals.seller_reference import SellerReference
from touchstone.signals.text_model import TextModel

_INTS, _FLAGS = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.uint16)
NO_HITS = TermHits(_INTS, _INTS, _INTS, _INTS, _INTS, _INTS, _FLAGS)


def prepare(
    listings: pa.RecordBatch,
    lexicon: Lexicon,
    *,
    prices: PriceReference | None = None,
    sellers: SellerReference | None = None,
    reviews: ReviewReference | None = None,
    text_model: TextModel | None = None,
) -> SignalBatch:
    """Read one batch of listings (schema `tables.schemas.LISTINGS`, any number of rows)."""
    title, hits = _read(listings.column("title"), lexicon)
    description, description_hits = _read(listings.column("description"), lexicon)
    return SignalBatch(
        listings=listings,
        title=title,
        hits=hits,
        description=description,
        description_hits=description_hits,
        lexicon=lexicon,
        prices=prices,
        sellers=sellers,
        reviews=reviews,
        text_model=text_model,
    )


def _read(texts: pa.Array, lexicon: Lexicon) -> tuple[Folded, TermHits]:
    if texts.null_count == len(texts):
        codes, offsets = np.empty(0, dtype=np.uint32), np.zeros(len(texts) + 1, dtype=np.int64)
        return Folded(codes, _INTS, _INTS, _FLAGS, offsets), NO_HITS
    folded = read_texts(texts)
    return folded, find_terms(folded, lexicon.automaton)
