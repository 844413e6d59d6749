"""One text column of a batch, read: its folded texts and the terms found in them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.signals.mentions import Mentions, find_mentions
from touchstone.signals.shapes import Shapes, find_shapes
from touchstone.signals.term_columns import TermColumns
from touchstone.vocabulary.field import Field


@dataclass(frozen=True)
class Section:
    """The titles or the descriptions of a batch; row `r` of `folded` belongs to listing `r`."""

    field: Field
    folded: Folded
    hits: TermHits
    columns: TermColumns
    declared: NDArray[np.int32]  # (n,) brand index the seller declared in the brand column, -1: none known

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """`Kind` of each hit."""
        return self.columns.kind[self.hits.term]

    def of_kind(self, kind: Kind) -> NDArray[np.intp]:
        """Indices of the hits of one kind, in order."""
        return np.flatnonzero(self.kinds == kind)

    @cached_property
    def mentions(self) -> Mentions:
        """The brands that the texts name, and how."""
        return find_mentions(self.folded, self.hits, self.columns, self.declared)

    @cached_property
    def shapes(self) -> Shapes:
        """Telephone numbers, addresses, size runs: what has a form and no dictionary."""
        return find_shapes(self.folded)
