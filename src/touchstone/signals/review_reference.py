"""What buyers say about each listing: how many reviews there are, and how many of them call the goods fake."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.matching import find_terms
from touchstone.reading.restoring import read_texts
from touchstone.signals.denial import is_denied
from touchstone.signals.errors import ReferenceFileError
from touchstone.signals.hashing import hash_strings, look_up, make_slots
from touchstone.signals.section import Section
from touchstone.signals.term_columns import term_columns
from touchstone.vocabulary.field import Field

FLUSH = 1_000_000  # reviews held before they are counted together
SCHEMA = pa.schema([("listing", pa.uint64()), ("total", pa.int64()), ("fake", pa.int64())])
CALLS_FAKE = 0.5  # from this strength on a review says fake; weaker words add up


def judge_reviews(texts: pa.Array, lexicon: Lexicon) -> NDArray[np.float32]:
    """How clearly each review says that the goods are fake, (n,) 0..1; 不是假货 and 假一赔十 say nothing of the kind."""
    said = np.zeros(len(texts), dtype=np.float32)
    folded = read_texts(texts)
    hits = find_terms(folded, lexicon.automaton)
    section = Section(Field.REVIEW, folded, hits, term_columns(lexicon), np.full(len(texts), -1, dtype=np.int32))
    asked = section.of_kind(Kind.FAKE_REVIEW)
    if len(asked):
        meant = asked[~is_denied(section, asked)]
        columns = section.columns
        weight = columns.strength[hits.term[meant]] * np.where(columns.ambiguous[hits.term[meant]], 0.5, 1.0)
        np.add.at(said, hits.row[meant], weight.astype(np.float32))
    return np.minimum(said, np.float32(1))


@dataclass(frozen=True)
class ReviewReference:
    """Per listing, ordered by `listing` (k,) uint64, the hash of its id: `total` and `fake` reviews, (k,) int64."""

    listing: NDArray[np.uint64]
    total: NDArray[np.int64]
    fake: NDArray[np.int64]

    @cached_property
    def _slots(self) -> NDArray[np.int32]:
        return make_slots(self.listing)

    def find(self, listings: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Total and fake reviews of each listing (n,) by hash; 0 where nobody wrote."""
        if not len(self.listing):
            none = np.zeros(len(listings), dtype=np.int64)
            return none, none
        place = look_up(self.listing, self._slots, listings)
        return np.where(place >= 0, self.total[place], 0), np.where(place >= 0, self.fake[place], 0)

    def save(self, path: Path) -> None:
        """Write to Parquet."""
        pq.write_table(pa.table([self.listing, self.total, self.fake], schema=SCHEMA), path)

    @classmethod
    def load(cls, path: Path) -> "ReviewReference":
        """Read what `save` wrote. Raises ReferenceFileError."""
        try:
            table = pq.read_table(path, schema=SCHEMA)
        except (OSError, pa.ArrowException) as error:
            raise ReferenceFileError(path, "review reference") from error
        return cls(*(column.to_numpy() for column in table.columns))


EMPTY = ReviewReference(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def merge_reviews(*parts: ReviewReference) -> ReviewReference:
    """One reference of several: the counts of a listing are added."""
    listing, inverse = np.unique(np.concatenate([part.listing for part in parts]), return_inverse=True)
    total, fake = np.zeros(len(listing), dtype=np.int64), np.zeros(len(listing), dtype=np.int64)
    np.add.at(total, inverse, np.concatenate([part.total for part in parts]))
    np.add.at(fake, inverse, np.concatenate([part.fake for part in parts]))
    return ReviewReference(listing, total, fake)


class ReviewCounter:
    """Counts a stream of reviews; memory grows with the number of listings reviewed (24 bytes each)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._counted = EMPTY
        self._waiting: list[ReviewReference] = []
        self._held = 0

    def add(self, reviews: pa.RecordBatch) -> None:
        """Count one batch with the schema `tables.schemas.REVIEWS`."""
        fake = (judge_reviews(reviews.column("text"), self._lexicon) >= CALLS_FAKE).astype(np.int64)
        self._waiting.append(ReviewReference(hash_strings(reviews.column("listing_id")), np.ones_like(fake), fake))
        self._held += len(fake)
        if self._held >= FLUSH:
            self._flush()

    def _flush(self) -> None:
        self._counted = merge_reviews(self._counted, *self._waiting)
        self._waiting, self._held = [], 0

    def finish(self) -> ReviewReference:
        """What was counted so far."""
        self._flush()
        return self._counted
