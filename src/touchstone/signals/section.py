"""One text column of a batch, read: its folded texts and the terms found in them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import KINDS, Kind
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.signals.details import best_per_key, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.kind_order import sort_by_kind
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

    @cached_property
    def _by_kind(self) -> tuple[NDArray[np.intp], list[int]]:
        return sort_by_kind(self.kinds, len(KINDS))

    def of_kind(self, kind: Kind) -> NDArray[np.intp]:
        """Indices of the hits of one kind, in order."""
        order, begins = self._by_kind
        return order[begins[kind] : begins[kind + 1]]

    def strongest_terms(
        self, hits: NDArray[np.intp], score: NDArray[np.floating], spell: Callable[[int], str]
    ) -> Evidence:
        """Evidence from the best scored of these hits in each text, if its score is above 0; `spell` writes a term."""
        best = best_per_key(self.hits.row[hits], score)
        best = best[score[best] > 0]
        chosen = hits[best]
        places = (self.hits.start[chosen], self.hits.end[chosen])
        return make_evidence(self.hits.row[chosen], score[best], self.hits.term[chosen], spell, self.field, *places)

    @cached_property
    def mentions(self) -> Mentions:
        """The brands that the texts name, and how."""
        return find_mentions(self.folded, self.hits, self.of_kind(Kind.BRAND), self.columns, self.declared)

    @cached_property
    def shapes(self) -> Shapes:
        """Telephone numbers, addresses, size runs: what has a form and no dictionary."""
        return find_shapes(self.folded)
