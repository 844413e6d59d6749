"""Learns the weights of the restoring from messages with their restored text, and from ordinary text that must stay as it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.reading.alignment import Replacement, align_all, is_letter
from touchstone.reading.candidates import gather, tabulate
from touchstone.reading.context import EDGE, FEATURES, door_of, list_features, neighbour
from touchstone.reading.correspondences import (
    BITS,
    DOOR,
    HAN,
    KINDS,
    MOST_LEVEL,
    OPEN,
    STRONG,
    Correspondences,
    RestoringTables,
    spread,
)
from touchstone.reading.folding import fold
from touchstone.tables.compiled import compiled

OWN = MOST_LEVEL + 2  # weights a candidate has by itself: one for any level, one for each
NOWHERE = -1
COARSE = 8  # own weights need not be as fine as the weights of company, and pack better so
OWN_KINDS = KINDS * 2 * (MOST_LEVEL + 1)  # weights of a kind, by rarity of the variant and level


@dataclass(frozen=True, slots=True)
class Examples:
    """Choices made by people. Example `e` has the candidates `first[e]:first[e + 1]`, of which `gold[e]` (from 0) is right.

    places (candidates, FEATURES + 3) int64
    company (e, 4) int64   variant, level, left and right neighbour
    """

    places: NDArray[np.int64]
    company: NDArray[np.int64]
    first: NDArray[np.int64]
    gold: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Effort:
    """How the weights are fitted and what of them is kept."""

    rounds: int = 12
    rate: float = 0.1
    thrift: float = 0.0  # pull of every weight of company towards zero, per step
    least: float = 0.4  # smaller weights are dropped
    rarest: int = 2  # features seen less often are dropped
    closed: float = -2.0  # own weight below which a character is only doubted next to neighbours that open it
    opening: float = 0.2  # share of changes among a character's occurrences next to a neighbour that opens it


def learn(
    sent: Sequence[str], restored: Sequence[str], ordinary: Sequence[str], parts: Mapping[str, str], shapes: Mapping[str, str],
    effort: Effort = Effort(),
) -> Correspondences:  # fmt: skip
    """Correspondences with weights, from messages as sent and as restored, and from ordinary texts."""
    messages = [text.replace(" ", "") for text in _fold_all(sent)]
    targets = ["".join(filter(is_letter, text)) for text in _fold_all(restored)]
    titles = [text.replace(" ", "") for text in _fold_all(ordinary)]
    aligned = align_all(list(zip(messages, targets, strict=True)))
    vocabulary = Counter("".join(titles))
    table = tabulate(gather(aligned, parts, vocabulary, shapes), aligned, messages, vocabulary)
    collector = Collector(spread(table))
    for text, replacements in zip(messages, aligned, strict=True):
        collector.add(text, replacements)
    for text in titles:
        collector.add(text, [])
    for written, intended in parts.items():  # they hardly occur in the messages; titles say which are ordinary words
        collector.add(written, [Replacement(0, written, intended)])
        collector.add(f"的{written}的", [Replacement(1, written, intended)])
    return weigh(table, collector.examples(), effort)


def weigh(table: Correspondences, examples: Examples, effort: Effort) -> Correspondences:
    """Fit weights to examples and put them into the table; decide which characters stay closed."""
    size = (1 << BITS) + len(table.intended) * OWN + OWN_KINDS
    weights = fit(
        examples.places, examples.first, examples.gold, size, 1 << BITS, effort.rounds, effort.rate, effort.thrift
    )
    seen = np.bincount(examples.places[examples.places >= 0], minlength=size)
    hashed = np.where(seen >= effort.rarest, weights, 0)[: 1 << BITS]
    places = np.flatnonzero(np.abs(hashed) >= effort.least)
    unit = np.float32(max(np.abs(hashed).max(initial=1.0), 6.35) / 127)
    base = np.rint(_own_weights(table, weights) / unit).clip(-2000, 2000).astype(np.int16) // COARSE * COARSE
    marks, doors = _close(table, base, examples, unit, effort)
    return replace(
        table, marks=marks, base=base, doors=doors, places=places.astype(np.uint32),
        values=np.rint(hashed[places] / unit).astype(np.int8),
    )  # fmt: skip


def _own_weights(table: Correspondences, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """(c, 4): what a candidate weighs by itself, by its kind and by the level of the row."""
    start, count = 1 << BITS, len(table.intended)
    own = weights[start : start + count * OWN].reshape(count, OWN)
    kinds = weights[start + count * OWN :].reshape(-1, 2, MOST_LEVEL + 1)
    rare = np.repeat(table.marks & STRONG != 0, np.diff(table.first)).astype(np.int64)
    return own[:, :1] + own[:, 1:] + kinds[table.kind, rare]


def _close(
    table: Correspondences, base: NDArray[np.int16], examples: Examples, unit: np.float32, effort: Effort
) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Marks with the OPEN bits of characters that are hardly ever changed taken away, and the doors that open them again."""
    keep = base[table.first[:-1]]
    margin = np.array([base[a + 1 : b].max(axis=0) for a, b in pairwise(table.first)]) - keep
    marks = table.marks.copy()
    for level in range(MOST_LEVEL + 1):
        marks[margin[:, level] * unit < effort.closed] &= 0xFF ^ OPEN << level
    changed = Counter[int]()
    met = Counter[int]()
    for variant, level, left, right, gold in zip(*examples.company.T, examples.gold, strict=True):
        if level == 0 and not marks[variant] & OPEN:
            keys = _door_keys(table, variant, left, right)
            met.update(keys)
            changed.update(keys if gold else ())
    doors = {key for key, count in changed.items() if count >= max(2, effort.opening * met[key])}
    for variant, level, left, right, gold in zip(*examples.company.T, examples.gold, strict=True):
        if gold and level == 0 and not marks[variant] & OPEN:
            marks[variant] |= DOOR if doors.intersection(_door_keys(table, variant, left, right)) else 0
    return marks, np.array(sorted(doors), np.uint32)


def _fold_all(texts: Sequence[str]) -> list[str]:
    folded = fold(pa.array(texts, pa.string()))
    return [folded.text(row) for row in range(len(folded))]


def _door_keys(table: Correspondences, variant: int, left: int, right: int) -> tuple[int, int]:
    written = table.variants[variant]
    return int(door_of(written, left, 0)), int(door_of(written, right, 1))


class Collector:
    """Turns texts with their replacements into examples."""

    def __init__(self, tables: RestoringTables) -> None:
        self.tables = tables
        self.places: list[list[int]] = []
        self.company: list[tuple[int, int, int, int]] = []
        self.sizes: list[int] = []
        self.gold: list[int] = []

    def add(self, text: str, replacements: list[Replacement]) -> None:
        """Every doubted character of one text without spaces."""
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        marks = self.tables.marks[codes]
        strong = int(np.count_nonzero(marks & STRONG))
        levels = np.minimum(strong - (marks & STRONG != 0), MOST_LEVEL)
        doubted = marks & (OPEN << levels)
        if not np.any(marks & HAN) or not np.any(doubted):
            return
        canon = [
            int(self.tables.canon[self.tables.slot[c]] if m & STRONG else c) for c, m in zip(codes, marks, strict=True)
        ]
        right = [int(neighbour(np.uint32(c))) for c in canon] + [EDGE] * 10
        changes = {one.place: one for one in replacements}
        place = 0
        left2 = left = EDGE
        while place < len(text):
            change = changes.get(place, Replacement(place, text[place], text[place]))
            intended = change.intended or ("." if text[place] == "点" and right[place + 1] < 0x80 else text[place])
            written = change.written if change.intended else text[place]
            if doubted[place]:
                self._add_choice(text, place, written, intended, (left2, left), right, int(levels[place]))
            place += len(written)
            left2, left = left, int(neighbour(np.uint32(ord(intended))))

    def _add_choice(
        self, text: str, place: int, written: str, intended: str, before: tuple[int, int], right: list[int], level: int
    ) -> None:
        tables = self.tables
        variant = int(tables.slot[ord(text[place])])
        rare = int(tables.marks[ord(text[place])] & STRONG != 0)
        rows: list[list[int]] = []
        gold = -1
        out = np.full(FEATURES, NOWHERE, np.int64)  # keeping is judged without its company
        for c in range(int(tables.first[variant]), int(tables.first[variant + 1])):
            tail = _tail(tables.tails, int(tables.tail[c]))
            if not text.startswith(tail, place + 1):
                continue
            if text[place] + tail == written and tables.intended[c] == ord(intended):
                gold = len(rows)
            whole = ord(text[place]) | (ord(tail[0]) << 21 if tail else 0)
            after = place + 1 + len(tail)
            if rows:
                list_features(out, whole, int(tables.intended[c]), *before, right[after], right[after + 1])
            start, kinds = (1 << BITS) + c * OWN, (1 << BITS) + len(tables.intended) * OWN
            kind = (int(tables.kind[c]) * 2 + rare) * (MOST_LEVEL + 1) + level
            rows.append([*out.tolist(), start, start + 1 + level, kinds + kind])
        if gold >= 0 and len(rows) > 1:
            self.places.extend(rows)
            self.sizes.append(len(rows))
            self.gold.append(gold)
            self.company.append((variant, level, before[1], right[place + 1]))

    def examples(self) -> Examples:
        """Everything added so far."""
        first = np.cumsum([0, *self.sizes]).astype(np.int64)
        places = np.array(self.places, np.int64).reshape(-1, FEATURES + 3)
        return Examples(places, np.array(self.company, np.int64).reshape(-1, 4), first, np.array(self.gold, np.int32))


def _tail(tails: NDArray[np.uint32], start: int) -> str:
    end = start
    while tails[end]:
        end += 1
    return "".join(map(chr, tails[start:end]))


@compiled
def fit(
    places: NDArray[np.int64],
    first: NDArray[np.int64],
    gold: NDArray[np.int32],
    size: int,
    company: int,
    rounds: int,
    rate: float,
    thrift: float,
) -> NDArray[np.float32]:
    """Multinomial logistic regression by adaptive gradient steps; returns the weights (size,), the first `company` kept few."""
    weights = np.zeros(size, np.float32)
    energy = np.full(size, 1e-3, np.float32)
    order = np.arange(len(gold))
    np.random.seed(7)
    scores = np.empty(64, np.float64)
    for _ in range(rounds):
        np.random.shuffle(order)
        for e in order:
            low, count = first[e], first[e + 1] - first[e]
            top = -1e30
            for c in range(count):
                scores[c] = 0.0
                for f in range(places.shape[1]):
                    if places[low + c, f] >= 0:
                        scores[c] += weights[places[low + c, f]]
                top = max(top, scores[c])
            total = 0.0
            for c in range(count):
                scores[c] = np.exp(scores[c] - top)
                total += scores[c]
            for c in range(count):
                slope = scores[c] / total - (1.0 if c == gold[e] else 0.0)
                if abs(slope) < 1e-4:
                    continue
                for f in range(places.shape[1]):
                    p = places[low + c, f]
                    if p >= 0:
                        energy[p] += slope * slope
                        step = rate / np.sqrt(energy[p])
                        moved = weights[p] - step * slope
                        pull = step * thrift if p < company else 0.0
                        weights[p] = max(moved - pull, 0.0) if moved > 0 else min(moved + pull, 0.0)
    return weights
