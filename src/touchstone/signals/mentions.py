"""Which brands a text names, where, how surely, and whether the goods claim to be of the brand or only to fit it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.signals.confidence import BY_SOUND, SURE_CONTEXT, has_words, weigh
from touchstone.signals.overlaps import COUNTED, choose
from touchstone.signals.relation import OWN, is_denied, relate
from touchstone.signals.relation_features import (
    CONTRABAND_AT,
    FEATURES,
    LATE_AT,
    look_around,
    look_at_text,
    look_beside,
)
from touchstone.signals.relation_model import RelationModel, relation_model, weigh_seen, weigh_text
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled

BRAND = int(Kind.BRAND)


class Mentions(NamedTuple):
    """One entry per brand named, ordered by row, then place; all arrays (k,) but the last.

    hit int32 index into the hits; row, brand, start, end int32; hiding uint16
    confidence float32 0..1 that the brand is meant; own float32 probability that the goods claim to be of it
    relation int8 index into RELATIONS; primary (n,) int32 mention that stands for the row, -1: none counts
    """

    hit: NDArray[np.int32]
    row: NDArray[np.int32]
    brand: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    hiding: NDArray[np.uint16]
    confidence: NDArray[np.float32]
    own: NDArray[np.float32]
    relation: NDArray[np.int8]
    primary: NDArray[np.int32]

    def counted(self, relation: int = OWN) -> NDArray[np.intp]:
        """Indices of the mentions of one relation that are sure enough to be evidence."""
        return np.flatnonzero((self.relation == relation) & (self.confidence >= COUNTED))


class Surroundings(NamedTuple):
    """What was seen around each brand hit (k,): FEATURES as bits, and the two of them that are numbers from 0 to 1."""

    seen: NDArray[np.int64]
    contraband: NDArray[np.float32]
    late: NDArray[np.float32]


@compiled
def read_rows(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    row: NDArray[np.int32],
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    hiding: NDArray[np.uint16],
    columns: TermColumns,
    declared: NDArray[np.int32],
    brand_hits: NDArray[np.intp],
    model: RelationModel,
    surroundings: Surroundings,
    confidence: NDArray[np.float32],
    own: NDArray[np.float32],
    relation: NDArray[np.int8],
) -> None:
    """Fill the last four, one entry per brand hit."""
    begin = stop = lead = of_text = low = high = 0
    text = 0.0
    for place in range(len(brand_hits)):
        hit = brand_hits[place]
        if hit >= stop:
            begin = hit
            while begin > 0 and row[begin - 1] == row[hit]:
                begin -= 1
            stop = hit + 1
            while stop < len(row) and row[stop] == row[hit]:
                stop += 1
            low, high = offsets[row[hit]], offsets[row[hit] + 1]
            text = weigh_text(codes, low, high, model)
            lead, of_text = look_at_text(codes, low, high)
        beside = look_beside(codes, low, high, low + lead, low + first[hit], low + last[hit])
        seen, contraband = look_around(of_text | beside, hit, begin, stop, lead, term, first, last, columns)
        late = first[hit] / max(high - low, 1)
        surroundings.seen[place], surroundings.contraband[place], surroundings.late[place] = seen, contraband, late
        own[place] = 1.0 / (1.0 + np.exp(-text - weigh_seen(seen, contraband, late, model)))
        relation[place] = relate(
            seen, contraband, own[place], is_denied(hit, begin, codes, low, term, first, last, columns)
        )
        if not columns.ambiguous[term[hit]] and (hiding[hit] & BY_SOUND) == 0:
            confidence[place] = columns.strength[term[hit]]
        elif 0 <= declared[row[hit]] == columns.brand[term[hit]]:
            confidence[place] = SURE_CONTEXT
        else:
            alone = not has_words(codes, low, low + first[hit]) and not has_words(codes, low + last[hit] + 1, high)
            confidence[place] = weigh(hit, begin, stop, alone, term, first, last, hiding, columns, seen, contraband)


def _no_mentions(rows: int) -> Mentions:
    ints, floats = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
    none = np.full(rows, -1, dtype=np.int32)
    hiding, relation = np.empty(0, dtype=np.uint16), np.empty(0, dtype=np.int8)
    return Mentions(ints, ints, ints, ints, ints, hiding, floats, floats, relation, none)


def describe_mentions(
    folded: Folded, hits: TermHits, columns: TermColumns, declared: NDArray[np.int32]
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The brand hits and their features (k, len(FEATURES)): what the relation model is trained on."""
    brand_hits = np.flatnonzero(columns.kind[hits.term] == BRAND)
    surroundings = _read(folded, hits, columns, declared, brand_hits)[0]
    features = (surroundings.seen[:, None] >> np.arange(len(FEATURES)) & 1).astype(np.float32)
    features[:, CONTRABAND_AT], features[:, LATE_AT] = surroundings.contraband, surroundings.late
    return brand_hits, features


def _read(
    folded: Folded,
    hits: TermHits,
    columns: TermColumns,
    declared: NDArray[np.int32],
    brand_hits: NDArray[np.intp],
) -> tuple[Surroundings, NDArray[np.float32], NDArray[np.float32], NDArray[np.int8]]:
    count = len(brand_hits)
    confidence, own, contraband, late = (np.empty(count, dtype=np.float32) for _ in range(4))
    surroundings = Surroundings(np.empty(count, dtype=np.int64), contraband, late)
    relation = np.empty(count, dtype=np.int8)
    read_rows(
        folded.codes, folded.offsets, hits.row, hits.term, hits.first, hits.last, hits.hiding, columns, declared,
        brand_hits, relation_model(), surroundings, confidence, own, relation,
    )  # fmt: skip
    return surroundings, confidence, own, relation


def find_mentions(
    folded: Folded,
    hits: TermHits,
    brand_hits: NDArray[np.intp],
    columns: TermColumns,
    declared: NDArray[np.int32],
) -> Mentions:
    """Every brand named in a batch of texts; of overlapping ones only the surest.

    `brand_hits` are the indices of the hits of `Kind.BRAND`; `declared` (n,) is a brand index or -1.
    """
    if not len(brand_hits):
        return _no_mentions(len(folded))
    _, confidence, own, relation = _read(folded, hits, columns, declared, brand_hits)
    row, first, last = hits.row[brand_hits], hits.first[brand_hits], hits.last[brand_hits]
    kept = np.zeros(len(brand_hits), dtype=np.bool_)
    primary = np.full(len(folded), -1, dtype=np.int32)
    choose(row, first, last, confidence, relation, kept, primary)
    hit = brand_hits[kept]
    return Mentions(
        hit=hit.astype(np.int32),
        row=row[kept],
        brand=columns.brand[hits.term[hit]],
        start=hits.start[hit],
        end=hits.end[hit],
        hiding=hits.hiding[hit],
        confidence=confidence[kept],
        own=own[kept],
        relation=relation[kept],
        primary=primary,
    )
