"""Makes `Evidence`: the few distinct details of a batch are spelt once and referred to by number."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.evidence import Evidence
from touchstone.signals.hashing import number_values
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.field import FIELD_INDEX, Field

_NO_INTS = np.empty(0, dtype=np.int32)
NONE = Evidence(
    row=_NO_INTS,
    score=np.empty(0, dtype=np.float32),
    detail=_NO_INTS,
    field=np.empty(0, dtype=np.int8),
    start=_NO_INTS,
    end=_NO_INTS,
)


def make_evidence(
    row: NDArray[np.integer],
    score: NDArray[np.floating],
    code: NDArray[np.integer],
    spell: Callable[[int], str],
    field: Field,
    start: NDArray[np.integer] | None = None,
    end: NDArray[np.integer] | None = None,
) -> Evidence:
    """`code` (k,) names the detail of each piece; `spell` writes a code as `key=value;…` and is called once per distinct code."""
    if not len(row):
        return NONE
    details: tuple[str, ...]
    if len(row) == 1:
        details, detail = (spell(int(code[0])),), np.zeros(1, dtype=np.int32)
    else:
        distinct, detail = number_values(code.astype(np.int64))
        details = tuple(map(spell, distinct.tolist()))
    nowhere = np.full(len(row), -1, dtype=np.int32) if start is None or end is None else _NO_INTS
    fields = np.empty(len(row), dtype=np.int8)
    fields.fill(FIELD_INDEX[field])
    return Evidence(
        row=row.astype(np.int32, copy=False),
        score=np.minimum(np.maximum(score, 0), 1).astype(np.float32),  # np.clip takes longer than all the rest
        detail=detail,
        field=fields,
        start=nowhere if start is None else start.astype(np.int32, copy=False),
        end=nowhere if end is None else end.astype(np.int32, copy=False),
        details=details,
    )


def join_evidence(*parts: Evidence) -> Evidence:
    """One evidence from several (title, description, …), ordered by row; within a row the order of `parts` stays."""
    filled = [part for part in parts if len(part)]
    if len(filled) < 2:
        return filled[0] if filled else NONE
    row = np.concatenate([part.row for part in filled])
    order = np.argsort(row, kind="stable")
    shift = np.cumsum([0, *(len(part.details) for part in filled[:-1])])
    return Evidence(
        row=row[order],
        score=np.concatenate([part.score for part in filled])[order],
        detail=np.concatenate([part.detail + np.int32(by) for part, by in zip(filled, shift, strict=True)])[order],
        field=np.concatenate([part.field for part in filled])[order],
        start=np.concatenate([part.start for part in filled])[order],
        end=np.concatenate([part.end for part in filled])[order],
        details=tuple(detail for part in filled for detail in part.details),
    )


@compiled
def best_of_runs(key: NDArray[np.int64], score: NDArray[np.float64], best: NDArray[np.intp]) -> int:
    """`best_per_key` of keys that ascend, written to `best` (k,); returns how many keys there are, -1 if they do not ascend."""
    keys = 0
    for place in range(len(key)):
        if place and key[place] < key[place - 1]:
            return -1
        if place == 0 or key[place] > key[place - 1]:
            best[keys] = place
            keys += 1
        elif score[place] > score[best[keys - 1]]:
            best[keys - 1] = place
    return keys


def best_per_key(key: NDArray[np.integer], score: NDArray[np.floating]) -> NDArray[np.intp]:
    """Indices of the best scored entry of each key (the first of equals), ordered by key. `key` (k,), `score` (k,)."""
    if len(key) < 2:
        return np.arange(len(key))
    best = np.empty(len(key), dtype=np.intp)
    keys = best_of_runs(key.astype(np.int64), score.astype(np.float64), best)
    if keys >= 0:
        return best[:keys]
    order = np.lexsort((-score, key))
    first = np.empty(len(order), dtype=np.bool_)
    first[0] = True
    np.not_equal(key[order[1:]], key[order[:-1]], out=first[1:])
    return order[first]
