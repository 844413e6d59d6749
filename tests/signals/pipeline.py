"""Runs examples through the real pipeline."""

import pyarrow as pa

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Example
from touchstone.signals.prepare import prepare
from touchstone.signals.price_cells import PriceCounter
from touchstone.signals.review_reference import ReviewCounter
from touchstone.signals.seller_reference import SellerReference
from touchstone.tables.schemas import LISTINGS, REVIEWS, SELLERS


def make_listings(*rows: dict[str, object]) -> pa.RecordBatch:
    """A batch of listings; `listing_id` is the place unless given."""
    filled = [{"listing_id": str(place), **row} for place, row in enumerate(rows)]
    columns = [pa.array([row.get(field.name) for row in filled], field.type) for field in LISTINGS]
    return pa.record_batch(columns, schema=LISTINGS)


def make_sellers(*rows: dict[str, object]) -> pa.RecordBatch:
    """A batch of sellers."""
    return pa.record_batch(
        [pa.array([row.get(field.name) for row in rows], field.type) for field in SELLERS], schema=SELLERS
    )


def make_reviews(*texts: str, listing_id: str = "example") -> pa.RecordBatch:
    """A batch of reviews of one listing."""
    rows = [{"listing_id": listing_id, "text": text} for text in texts]
    return pa.record_batch(
        [pa.array([row.get(field.name) for row in rows], field.type) for field in REVIEWS], schema=REVIEWS
    )


def prepare_titles(lexicon: Lexicon, *titles: str) -> SignalBatch:
    """Titles alone."""
    return prepare(make_listings(*({"title": title} for title in titles)), lexicon)


def prepare_example(example: Example, lexicon: Lexicon) -> SignalBatch:
    """The batch of one listing with what the example says of its seller, reviews and peers."""
    listing = example.listing
    row = {field.name: getattr(listing, field.name) for field in LISTINGS}
    prices = PriceCounter()
    if example.peer_prices:
        peers = [
            {**row, "listing_id": f"peer{place}", "price": price} for place, price in enumerate(example.peer_prices)
        ]
        prices.add(prepare(make_listings(*peers), lexicon))
    sellers = None
    if example.seller is not None:
        seller = {"seller_id": example.seller.seller_id, "authorised_brands": list(example.seller.authorised_brands)}
        sellers = SellerReference.from_batches([make_sellers(seller)], lexicon)
    reviews = ReviewCounter(lexicon)
    if example.reviews:
        reviews.add(make_reviews(*(review.text for review in example.reviews)))
    return prepare(make_listings(row), lexicon, prices=prices.finish(), sellers=sellers, reviews=reviews.finish())
