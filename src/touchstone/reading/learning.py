"""Learns the weights of the restoring from messages with their restored text, and from ordinary text that must stay as it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.reading.alignment import Replacement, align_all, is_letter
from touchstone.reading.candidates import gather, tabulate
from touchstone.reading.compiled import compiled
from touchstone.reading.context import EDGE, FEATURES, list_features, neighbour
from touchstone.reading.correspondences import BITS, DEEP, GATED, HAN, STRONG, Correspondences, RestoringTables, spread
from touchstone.reading.folding import fold
from touchstone.reading.restoring import DEEP_LEVEL, MOST_LEVEL


@dataclass(frozen=True, slots=True)
class Examples:
    """Choices made by people. Example `e` has the candidates `first[e]:first[e + 1]`, of which `gold[e]` (from 0) is right.

    places (candidates, FEATURES) uint32
    """

    places: NDArray[np.uint32]
    first: NDArray[np.int64]
    gold: NDArray[np.int32]


def learn(
    sent: Sequence[str], restored: Sequence[str], ordinary: Sequence[str], parts: Mapping[str, str], shapes: Mapping[str, str],
    *, rounds: int = 12, rate: float = 0.25, decay: float = 2e-6, least: float = 0.08, rarest: int = 2,
) -> Correspondences:  # fmt: skip
    """Correspondences with weights. Weights below `least` and features seen fewer than `rarest` times are dropped."""
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
    examples = collector.examples()
    weights = fit(examples.places, examples.first, examples.gold, rounds, rate, decay)
    seen = np.bincount(examples.places.ravel(), minlength=1 << BITS)
    return _pack(table, np.where(seen >= rarest, weights, 0), least)


def _fold_all(texts: Sequence[str]) -> list[str]:
    folded = fold(pa.array(texts, pa.string()))
    return [folded.text(row) for row in range(len(folded))]


def _pack(table: Correspondences, weights: NDArray[np.float32], least: float) -> Correspondences:
    """Keep the weights that matter as 8-bit numbers."""
    places = np.flatnonzero(np.abs(weights) >= least)
    unit = np.float32(np.abs(weights).max(initial=1.0) / 127)
    values = np.rint(weights[places] / unit).astype(np.int8)
    return replace(table, places=places.astype(np.uint32), values=values, unit=np.array([unit], np.float32))


class Collector:
    """Turns texts with their replacements into examples."""

    def __init__(self, tables: RestoringTables) -> None:
        self.tables = tables
        self.places: list[NDArray[np.uint32]] = []
        self.sizes: list[int] = []
        self.gold: list[int] = []

    def add(self, text: str, replacements: list[Replacement]) -> None:
        """Every doubted character of one text without spaces."""
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        marks = self.tables.marks[codes]
        strong = int(np.count_nonzero(marks & STRONG))
        doubted = marks & (GATED | DEEP if strong >= DEEP_LEVEL else GATED)
        if not np.any(marks & HAN) or not np.any(doubted):
            return
        canon = [int(self.tables.canon[self.tables.slot[c]] if m & STRONG else c) for c, m in zip(codes, marks, strict=True)]
        right = [int(neighbour(np.uint32(c))) for c in canon] + [EDGE] * 10
        changes = {one.place: one for one in replacements}
        left2 = left = place = 0
        left2 = left = EDGE
        while place < len(text):
            change = changes.get(place, Replacement(place, text[place], text[place]))
            intended = change.intended or ("." if text[place] == "点" and right[place + 1] < 0x80 else text[place])
            written = change.written if change.intended else text[place]
            if doubted[place]:
                level = min(strong - bool(marks[place] & STRONG), MOST_LEVEL)
                self._add_choice(text, place, written, intended, (left2, left), right, level)
            place += len(written)
            left2, left = left, int(neighbour(np.uint32(ord(intended))))

    def _add_choice(
        self, text: str, place: int, written: str, intended: str, before: tuple[int, int], right: list[int], level: int
    ) -> None:
        tables = self.tables
        variant = int(tables.slot[ord(text[place])])
        rows, gold = [], -1
        for c in range(int(tables.first[variant]), int(tables.first[variant + 1])):
            tail = _tail(tables.tails, int(tables.tail[c]))
            if not text.startswith(tail, place + 1):
                continue
            if text[place] + tail == written and tables.intended[c] == ord(intended):
                gold = len(rows)
            whole = ord(text[place]) | (ord(tail[0]) << 21 if tail else 0)
            after = place + 1 + len(tail)
            out = np.empty(FEATURES, np.uint32)
            rare = int(tables.marks[ord(text[place])] & STRONG != 0)
            list_features(
                out, whole, int(tables.intended[c]), int(tables.kind[c]), rare, level, *before, right[after], right[after + 1]
            )
            rows.append(out)
        if gold >= 0 and len(rows) > 1:
            self.places.extend(rows)
            self.sizes.append(len(rows))
            self.gold.append(gold)

    def examples(self) -> Examples:
        """Everything added so far."""
        first = np.cumsum([0, *self.sizes]).astype(np.int64)
        return Examples(np.array(self.places, np.uint32).reshape(-1, FEATURES), first, np.array(self.gold, np.int32))


def _tail(tails: NDArray[np.uint32], start: int) -> str:
    end = start
    while tails[end]:
        end += 1
    return "".join(map(chr, tails[start:end]))


@compiled
def fit(
    places: NDArray[np.uint32], first: NDArray[np.int64], gold: NDArray[np.int32], rounds: int, rate: float, decay: float
) -> NDArray[np.float32]:
    """Multinomial logistic regression by adaptive gradient steps; returns the weights (2**BITS,)."""
    weights = np.zeros(1 << BITS, np.float32)
    energy = np.full(1 << BITS, 1e-3, np.float32)
    count = len(gold)
    order = np.arange(count)
    np.random.seed(7)
    scores = np.empty(64, np.float64)
    for _ in range(rounds):
        np.random.shuffle(order)
        for e in order:
            low, size = first[e], first[e + 1] - first[e]
            top = -1e30
            for c in range(size):
                scores[c] = 0.0
                for f in range(places.shape[1]):
                    scores[c] += weights[places[low + c, f]]
                top = max(top, scores[c])
            total = 0.0
            for c in range(size):
                scores[c] = np.exp(scores[c] - top)
                total += scores[c]
            for c in range(size):
                slope = scores[c] / total - (1.0 if c == gold[e] else 0.0)
                if abs(slope) < 1e-4:
                    continue
                for f in range(places.shape[1]):
                    p = places[low + c, f]
                    g = slope + decay * count * weights[p] / (1 + energy[p] * 50)
                    energy[p] += g * g
                    weights[p] -= rate * g / np.sqrt(energy[p])
    return weights
