"""What a signal sees: the listings of one batch with their texts read, their terms found and their prices placed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits


@dataclass(frozen=True)
class SignalBatch:
    """`listings` has the schema `tables.schemas.LISTINGS`; `hits` are those of the title, `description_hits` of the description."""

    listings: pa.RecordBatch
    title: Folded
    hits: TermHits
    description: Folded
    description_hits: TermHits
    lexicon: Lexicon

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """`Kind` of each title hit."""
        return self.lexicon.kinds[self.hits.term]

    def of_kind(self, kind: Kind) -> NDArray[np.intp]:
        """Indices of the title hits of one kind, in order."""
        return np.flatnonzero(self.kinds == kind)
