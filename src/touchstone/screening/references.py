"""What is known beyond the listing, read before the run: prices of the input itself, rights of sellers, words of buyers."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from touchstone.lexicon.lexicon import Lexicon
from touchstone.screening.pipeline import map_in_order
from touchstone.signals.prepare import prepare
from touchstone.signals.price_cells import PriceCounter, count_prices
from touchstone.signals.price_reference import PriceReference
from touchstone.signals.review_reference import ReviewCounter, ReviewReference
from touchstone.signals.seller_reference import SellerReference
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LISTINGS, REVIEWS, SELLERS
from touchstone.tables.source import Stretch

LEAST_SAMPLE, MOST_SAMPLE, SAMPLE_SHARE = 50_000, 200_000, 20
PRICED_COLUMNS = ("listing_id", "title", "price", "currency", "category", "brand", "listed_at")
MOST_WALKED = 250_000  # rows of larger inputs that are read for the sample, where parts can be read by themselves
_WINDOW = 4096


def read_sellers(path: Path, lexicon: Lexicon) -> SellerReference:
    """The table of sellers. Raises TableError."""
    source = open_table(path, SELLERS)
    return SellerReference.from_batches((batch.records for batch in source.batches()), lexicon)


def read_reviews(path: Path, lexicon: Lexicon) -> ReviewReference:
    """Counts of the table of reviews. Raises TableError."""
    counter = ReviewCounter(lexicon)
    for batch in open_table(path, REVIEWS, columns=("listing_id", "text")).batches():
        counter.add(batch.records)
    return counter.finish()


def sample_prices(path: Path, lexicon: Lexicon, mapping: Path | None = None, workers: int = 2) -> PriceReference:
    """Prices of a bounded sample spread evenly over the input: the same input gives the same reference.

    At least LEAST_SAMPLE listings, one in SAMPLE_SHARE beyond that, at most about MOST_SAMPLE.
    """
    source = open_table(path, LISTINGS, mapping=mapping, columns=PRICED_COLUMNS)
    counter, wanted = PriceCounter(), sample_size(source.approximate_rows())
    stretches = choose_stretches(source.stretches(), MOST_WALKED)
    batches = (batch.records for stretch in stretches for batch in source.read_stretch(stretch))
    windows = spread(batches, _total(stretches), wanted)
    for parts in map_in_order(lambda window: count_prices(prepare(window, lexicon)), windows, workers, 2 * workers):
        counter.add_counted(parts)
    return counter.finish()


def sample_size(rows: int | None) -> int:
    """How many listings to sample of an input of about `rows`."""
    return LEAST_SAMPLE if rows is None else max(LEAST_SAMPLE, min(MOST_SAMPLE, rows // SAMPLE_SHARE))


def choose_stretches(stretches: Sequence[Stretch], most: int) -> list[Stretch]:
    """Stretches, evenly spaced, of about `most` rows together; all where there are no more or some are of unknown size."""
    total = _total(stretches)
    if total is None or total <= most:
        return list(stretches)
    count = max(1, len(stretches) * most // total)
    return [stretches[(2 * place + 1) * len(stretches) // (2 * count)] for place in range(count)]


def _total(stretches: Sequence[Stretch]) -> int | None:
    counts = [stretch.rows for stretch in stretches]
    return None if None in counts else sum(count for count in counts if count is not None)


def spread(batches: Iterable[pa.RecordBatch], rows: int | None, wanted: int) -> Iterator[pa.RecordBatch]:
    """Windows of the batches, evenly spaced, about `wanted` rows together; all rows where there are no more."""
    every = 1 if rows is None else max(1, rows // wanted)
    passed = 0
    for batch in batches:
        for start in range(0, batch.num_rows, _WINDOW):
            if passed % every == 0:
                yield batch.slice(start, _WINDOW)
            passed += 1
