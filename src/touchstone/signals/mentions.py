"""Which brands a text names, where, how surely, and whether the goods claim to be of the brand or only to fit it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.signals.relation_features import (
    CONTRABAND_AT,
    DEVICE_ACCESSORY,
    FEATURES,
    GOODS_OF_BRAND,
    HAS_CLAIM,
    LATE_AT,
    MODEL_OF_BRAND,
    WINDOW,
    look_around,
    look_at_text,
    look_beside,
)
from touchstone.signals.relation_model import RelationModel, relation_model, weigh_seen, weigh_text
from touchstone.signals.relation_places import is_word
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled, inlined
from touchstone.vocabulary.hiding import Hiding
from touchstone.vocabulary.relation import RELATIONS, Relation

OWN, FITTED, NAMED = (RELATIONS.index(r) for r in (Relation.OWN, Relation.COMPATIBLE, Relation.MENTIONED))
COUNTED = 0.5  # from this confidence on a mention counts as evidence
BRAND, MODEL, DENIAL = int(Kind.BRAND), int(Kind.MODEL), int(Kind.DENIAL)
BY_SOUND = int(Hiding.HOMOPHONE | Hiding.PINYIN)  # ordinary words share sounds with brands, so these need context too
FRAGMENT = 0.3  # below this strength a writing is a piece of a name: what surrounds it does not make it a brand
HIDDEN_PIECE = int(Hiding.STYLED | Hiding.INVISIBLE | Hiding.DECORATED | Hiding.MASKED)  # but hiding it does: 𝗕𝗮𝗹𝗲
UNSURE, WHOLE = 0.2, 0.55  # an ambiguous alias without context; the same when it is all that the text says
SURE_CONTEXT, GOODS_CONTEXT, CLAIM_CONTEXT = 0.9, 0.75, 0.65


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


@inlined
def weigh(
    hit: int,
    begin: int,
    stop: int,
    alone: bool,
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    hiding: NDArray[np.uint16],
    columns: TermColumns,
    seen: int,
    contraband: float,
) -> float:
    """Confidence that an ambiguous alias means its brand: it asks the rest of the text."""
    for other in range(max(begin, hit - WINDOW), min(stop, hit + WINDOW + 1)):
        apart = last[other] < first[hit] or first[other] > last[hit]
        kind = columns.kind[term[other]]
        sure = not columns.ambiguous[term[other]] and (hiding[other] & BY_SOUND) == 0
        if apart and sure and kind in (BRAND, MODEL) and columns.brand[term[other]] == columns.brand[term[hit]]:
            return SURE_CONTEXT
    plain_piece = columns.strength[term[hit]] < FRAGMENT and (hiding[hit] & HIDDEN_PIECE) == 0
    if not plain_piece and contraband < 0.5:
        if seen & (GOODS_OF_BRAND | DEVICE_ACCESSORY):
            return GOODS_CONTEXT
        if seen & HAS_CLAIM:
            return CLAIM_CONTEXT
    return WHOLE if alone else UNSURE


@inlined
def has_words(codes: NDArray[np.uint32], begin: int, end: int) -> bool:
    """Whether a letter, digit or Han stands in codes[begin:end]."""
    for place in range(begin, end):  # noqa: SIM110  (kernels have no generators)
        if is_word(codes[place]):
            return True
    return False


@inlined
def is_denied(
    hit: int,
    begin: int,
    codes: NDArray[np.uint32],
    low: int,
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    columns: TermColumns,
) -> bool:
    """A denial stands right before the brand: 非耐克, not Nike."""
    for other in range(max(begin, hit - 4), hit):
        if columns.kind[term[other]] == DENIAL:
            gap = first[hit] - last[other] - 1
            if gap == 0 or (gap == 1 and not is_word(codes[low + first[hit] - 1])):
                return True
    return False


@compiled
def relate(seen: int, contraband: float, own: float, denied: bool) -> int:
    """The relation: contraband named after a brand is neither of it nor made for it."""
    if denied or (contraband >= 0.5 and seen & (GOODS_OF_BRAND | MODEL_OF_BRAND) == 0):
        return NAMED
    return OWN if own >= 0.5 else FITTED


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


@compiled
def choose(
    row: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    confidence: NDArray[np.float32],
    relation: NDArray[np.int8],
    kept: NDArray[np.bool_],
    primary: NDArray[np.int32],
) -> None:
    """Of overlapping mentions keep the surer, then the longer, then the first; `primary` per row: own first, then the surer."""
    number = 0
    for place in range(len(row)):
        best = True
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(row) and row[other] == row[place] and abs(other - place) <= WINDOW:
                if first[other] <= last[place] and first[place] <= last[other]:
                    gain = confidence[other] - confidence[place]
                    longer = (last[other] - first[other]) - (last[place] - first[place])
                    if gain > 0 or (gain == 0 and (longer > 0 or (longer == 0 and other < place))):
                        best = False
                other += step
        kept[place] = best
    best_place = -1
    for place in range(len(row)):
        if not kept[place]:
            continue
        if confidence[place] >= COUNTED:
            held = primary[row[place]]
            if held < 0 or (relation[place], -confidence[place]) < (relation[best_place], -confidence[best_place]):
                primary[row[place]], best_place = number, place
        number += 1


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
