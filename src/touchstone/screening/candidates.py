"""Which listings of a batch are worth showing: the best of each verdict, a sample of each, some of each signal, brand, seller."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.screening.screen import Screened
from touchstone.screening.tally import Rows
from touchstone.signals.evidence import Evidence
from touchstone.signals.hashing import hash_strings
from touchstone.vocabulary.verdict import VERDICTS

ROOMS = {"top": 100, "sample": 60, "signal": 8, "brand": 3, "seller": 3}
NAMED_PER_BATCH = 20  # brands and sellers of a batch that may offer something: those with most findings in it


@dataclass(frozen=True, slots=True)
class Offer:
    """Rows for one shelf, `kind` or `kind:name`; lower `rank` is better."""

    shelf: str
    rows: Rows
    rank: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Offers of a batch with the tables to read them from; `key` (n,) is a number drawn from each listing's id."""

    offers: tuple[Offer, ...]
    key: NDArray[np.uint64]
    listings: pa.RecordBatch
    findings: pa.RecordBatch


def pick_candidates(
    listings: pa.RecordBatch, screened: Screened, names: Sequence[str], brands: Mapping[str, Rows]
) -> Candidates:
    """What a batch offers to the shelves; `brands` are the rows held per brand key, see `tally.rows_of_brands`.

    A sample is drawn by a digest of the listing's id, so that it is the same in each run.
    """
    score = screened.weighed.scored.score.astype(np.float64)
    verdict = screened.weighed.scored.verdict
    key = hash_strings(listings.column("listing_id"))
    chooser = _Chooser(score, key, verdict > 0)
    offers = [
        *chooser.per_verdict(verdict),
        *chooser.per_signal(names, screened.weighed.evidence),
        *chooser.per_brand(brands),
        *chooser.per_seller(listings.column("seller_id")),
    ]
    return Candidates(tuple(offers), key, listings, screened.findings)


@dataclass(frozen=True, slots=True)
class _Chooser:
    score: NDArray[np.float64]
    key: NDArray[np.uint64]
    held: NDArray[np.bool_]

    def per_verdict(self, verdict: NDArray[np.int8]) -> Iterator[Offer]:
        for index, word in enumerate(VERDICTS):
            rows = np.flatnonzero(verdict == index)
            yield self._top(f"top:{word}", rows)
            yield self._sample(f"sample:{word}", rows)

    def per_signal(self, names: Sequence[str], evidence: Sequence[Evidence]) -> Iterator[Offer]:
        for name, part in zip(names, evidence, strict=True):
            rows = np.unique(part.row[self.held[part.row]]).astype(np.intp)
            yield self._sample(f"signal:{name}", rows)

    def per_brand(self, found: Mapping[str, Rows]) -> Iterator[Offer]:
        for brand in sorted(found, key=lambda name: (-len(found[name]), name))[:NAMED_PER_BATCH]:
            yield self._top(f"brand:{brand}", found[brand])

    def per_seller(self, sellers: pa.Array) -> Iterator[Offer]:
        rows = np.flatnonzero(self.held & sellers.is_valid().to_numpy(zero_copy_only=False))
        coded = sellers.take(pa.array(rows)).dictionary_encode()
        place = coded.indices.to_numpy(zero_copy_only=False)
        count = np.bincount(place, minlength=len(coded.dictionary))
        for seller in np.argsort(-count, kind="stable")[:NAMED_PER_BATCH].tolist():
            yield self._top(f"seller:{coded.dictionary[seller].as_py()}", rows[place == seller])

    def _top(self, shelf: str, rows: Rows) -> Offer:
        chosen = rows[pick_least(-self.score[rows], self.key[rows], _room(shelf))]
        return Offer(shelf, chosen, -self.score[chosen])

    def _sample(self, shelf: str, rows: Rows) -> Offer:
        nothing = np.zeros(len(rows))
        chosen = rows[pick_least(nothing, self.key[rows], _room(shelf))]
        return Offer(shelf, chosen, nothing[: len(chosen)])


def pick_least(rank: NDArray[np.float64], key: NDArray[np.uint64], most: int) -> NDArray[np.intp]:
    """Indices of the `most` least of `rank` (k,), those of equal rank by `key` (k,), in this order."""
    near = np.arange(len(rank))
    if len(rank) > most:
        last = np.partition(rank, most - 1)[most - 1]
        near = np.flatnonzero(rank <= last)
        tied = near[rank[near] == last]
        room = most - (len(near) - len(tied))
        if len(tied) > room:  # usually most of a batch has one and the same score
            spare = key[tied] > np.partition(key[tied], room - 1)[room - 1]
            near = np.setdiff1d(near, tied[spare], assume_unique=True)
    return near[np.lexsort((key[near], rank[near]))[:most]]


def _room(shelf: str) -> int:
    return ROOMS[shelf.split(":")[0]]
