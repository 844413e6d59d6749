"""Which brands a text names, where, how surely, and whether the goods claim to be of the brand or only to fit it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.signals.relation_features import (
    DEVICE_ACCESSORY,
    FEATURES,
    GOODS_OF_BRAND,
    HAS_CLAIM,
    HAS_CONTRABAND,
    MODEL_OF_BRAND,
    WINDOW,
    fill_features,
    look_at_text,
)
from touchstone.signals.relation_model import RelationModel, relation_model, weigh_text
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
    features: NDArray[np.float32],
    declared: bool,
) -> float:
    """Confidence that the brand is meant; an ambiguous alias asks the rest of the text."""
    strength = float(columns.strength[term[hit]])
    by_sound = (hiding[hit] & BY_SOUND) != 0
    if not columns.ambiguous[term[hit]] and not by_sound:
        return strength
    if declared:
        return SURE_CONTEXT
    for other in range(max(begin, hit - WINDOW), min(stop, hit + WINDOW + 1)):
        apart = last[other] < first[hit] or first[other] > last[hit]
        kind = columns.kind[term[other]]
        sure = not columns.ambiguous[term[other]] and (hiding[other] & BY_SOUND) == 0
        if apart and sure and kind in (BRAND, MODEL) and columns.brand[term[other]] == columns.brand[term[hit]]:
            return SURE_CONTEXT
    if strength < FRAGMENT and (hiding[hit] & HIDDEN_PIECE) == 0:
        return WHOLE if alone else UNSURE
    if features[HAS_CONTRABAND] < 0.5 and features[GOODS_OF_BRAND] + features[DEVICE_ACCESSORY] > 0:
        return GOODS_CONTEXT
    if features[HAS_CLAIM] > 0 and features[HAS_CONTRABAND] < 0.5:
        return CLAIM_CONTEXT
    return WHOLE if alone else UNSURE


@compiled
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
def relate(features: NDArray[np.float32], own: float, denied: bool) -> int:
    """The relation: contraband named after a brand is neither of it nor made for it."""
    goods = features[GOODS_OF_BRAND] + features[MODEL_OF_BRAND]
    if denied or (features[HAS_CONTRABAND] >= 0.5 and goods == 0):
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
    features: NDArray[np.float32],
    confidence: NDArray[np.float32],
    own: NDArray[np.float32],
    relation: NDArray[np.int8],
) -> None:
    """Fill the last four arrays, one entry per brand hit; `features` may have one line only, then it is overwritten."""
    begin = stop = 0
    text = 0.0
    seen = (0, False, 0)
    for place in range(len(brand_hits)):
        hit = brand_hits[place]
        if hit >= stop:
            begin = hit
            while begin > 0 and row[begin - 1] == row[hit]:
                begin -= 1
            stop = hit + 1
            while stop < len(row) and row[stop] == row[hit]:
                stop += 1
            text = weigh_text(codes, offsets[row[hit]], offsets[row[hit] + 1], model)
            seen = look_at_text(codes, offsets[row[hit]], offsets[row[hit] + 1])
        low, high = offsets[row[hit]], offsets[row[hit] + 1]
        line = features[place % len(features)]
        line[:] = 0
        fill_features(line, hit, begin, stop, codes, low, high, term, first, last, columns, seen)
        alone = not has_words(codes, low, low + first[hit]) and not has_words(codes, low + last[hit] + 1, high)
        meant = declared[row[hit]] >= 0 and declared[row[hit]] == columns.brand[term[hit]]
        confidence[place] = weigh(hit, begin, stop, alone, term, first, last, hiding, columns, line, meant)
        logit = text
        for number in range(len(model.weights)):
            logit += model.weights[number] * line[number]
        own[place] = 1.0 / (1.0 + np.exp(-logit))
        relation[place] = relate(line, own[place], is_denied(hit, begin, codes, low, term, first, last, columns))


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
    features = np.zeros((len(brand_hits), len(FEATURES)), dtype=np.float32)
    _read(folded, hits, columns, declared, brand_hits, features)
    return brand_hits, features


def _read(
    folded: Folded,
    hits: TermHits,
    columns: TermColumns,
    declared: NDArray[np.int32],
    brand_hits: NDArray[np.intp],
    features: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int8]]:
    count = len(brand_hits)
    confidence, own = np.empty(count, dtype=np.float32), np.empty(count, dtype=np.float32)
    relation = np.empty(count, dtype=np.int8)
    read_rows(
        folded.codes, folded.offsets, hits.row, hits.term, hits.first, hits.last, hits.hiding, columns, declared,
        brand_hits, relation_model(), features, confidence, own, relation,
    )  # fmt: skip
    return confidence, own, relation


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
    scratch = np.zeros((1, len(FEATURES)), dtype=np.float32)
    confidence, own, relation = _read(folded, hits, columns, declared, brand_hits, scratch)
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
