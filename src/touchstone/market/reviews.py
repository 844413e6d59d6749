"""What buyers write: praise, complaints, accusations true and spiteful, denials, questions."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.market.days import stamp
from touchstone.market.habit import habits_of
from touchstone.market.joining import join_tokens
from touchstone.market.plan import Plan
from touchstone.market.stock import Stock
from touchstone.market.wording import ABSENT, Indices
from touchstone.tables.schemas import REVIEWS

MOODS = ("fake", "denies", "asks", "poor", "plain", "good")
PLAIN_SHARE = 0.2
# Usual rating of each mood, one to five; a third are a star off.
RATINGS = np.array([1, 5, 3, 2, 4, 5])
STILL_PRAISED = 0.15  # accusations with five stars: the rating alone does not tell
MOST = 12
DELIVERY = (3 * 86400, 25 * 86400)  # seconds between listing and review


def write_reviews(
    rng: np.random.Generator, plan: Plan, stock: Stock, listing_id: pa.StringArray, seller_id: pa.StringArray
) -> tuple[pa.RecordBatch, Indices]:
    """All reviews of a chunk in the order of its listings, and the row of the listing of each."""
    row = np.repeat(np.arange(len(plan), dtype=np.int32), count_reviews(rng, plan, stock.profile.reviews))
    mood = draw_moods(rng, plan.kind[row])
    texts = say(rng, plan.english[row], mood, stock)
    taken = pa.array(row)
    batch = pa.record_batch(
        [
            listing_id.take(taken),
            texts,
            number_reviews(listing_id, row),
            seller_id.take(taken),
            pa.array(rate(rng, mood)),
            stamp(plan.seconds[row] + rng.integers(*DELIVERY, len(row))),
        ],
        schema=REVIEWS,
    )
    return batch, row


def count_reviews(rng: np.random.Generator, plan: Plan, mean: float) -> Indices:
    """How many each listing has: most none, few many."""
    expected = mean * habits_of("reviewed")[plan.kind] * rng.gamma(0.6, 1 / 0.6, len(plan))
    counts = rng.poisson(expected) + habits_of("surely")[plan.kind]
    return np.asarray(np.minimum(counts, MOST), np.int32)


def draw_moods(rng: np.random.Generator, kind: Indices) -> Indices:
    """One mood per review by the habits of its listing's kind."""
    shares = np.stack([habits_of(name)[kind] for name in MOODS[:4]] + [np.full(len(kind), PLAIN_SHARE)], axis=1)
    lot = rng.random(len(kind))[:, None]
    return np.asarray((lot >= np.cumsum(shares, axis=1)).sum(axis=1), np.int32)


def say(rng: np.random.Generator, english: NDArray[np.bool_], mood: Indices, stock: Stock) -> pa.StringArray:
    """A sentence of the mood, often with a second one that says something ordinary."""
    lists, language = stock.wording.reviews, english.astype(np.int32)
    tokens = np.full((len(mood), 2), ABSENT, np.int32)
    for index, name in enumerate(MOODS):
        tokens[:, 0] = np.where(mood == index, lists[name].draw(rng, language), tokens[:, 0])
    second = np.where(
        mood >= MOODS.index("plain"), lists["good"].draw(rng, language), lists["plain"].draw(rng, language)
    )
    comma = stock.wording.reviews["comma"].draw(rng, language)
    tokens = np.stack([tokens[:, 0], comma, second], axis=1)
    tokens[rng.random(len(mood)) >= 0.4, 1:] = ABSENT
    nowhere = np.zeros(len(mood), np.intp)
    spaced = np.repeat(english[:, None], 3, axis=1) & np.array([False, True, False])
    return join_tokens(stock.tokens.columns(), stock.tokens.space, tokens, spaced, nowhere)[0]


def rate(rng: np.random.Generator, mood: Indices) -> NDArray[np.float64]:
    """Stars, one to five."""
    stars = RATINGS[mood] + (rng.random(len(mood)) < 0.33) * rng.integers(-1, 2, len(mood))
    stars = np.where((mood == 0) & (rng.random(len(mood)) < STILL_PRAISED), 5, stars)
    return np.clip(stars, 1, 5).astype(np.float64)


def number_reviews(listing_id: pa.StringArray, row: Indices) -> pa.StringArray:
    """SIM-000000017-R2 for the second review of a listing."""
    first = np.searchsorted(row, row)
    suffix = pa.array([f"-R{number}" for number in range(1, MOST + 1)]).take(pa.array(np.arange(len(row)) - first))
    return pa.compute.binary_join_element_wise(listing_id.take(pa.array(row)), suffix, "")
