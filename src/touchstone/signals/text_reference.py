"""The text model in plain Python, slow and obvious: what the kernels must agree with."""

import math
from collections.abc import Sequence

import numpy as np

from touchstone.reading.classes import DIGIT, HAN, LETTER, LIMIT, character_classes
from touchstone.signals.text_features import BLANK, HAN_START, MAX_CHARACTERS, NUMBER

WRAP = (1 << 64) - 1
FIRST, SECOND, WORD, PAIR = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB


def squeeze(text: str) -> list[int]:
    """The symbols of a folded text: digits are one NUMBER, what is no letter one BLANK, a BLANK at the end."""
    classes = character_classes()
    symbols: list[int] = []
    for char in text[:MAX_CHARACTERS]:
        kind = classes[ord(char)] if ord(char) < LIMIT else 0
        symbol = ord(char) if kind in (LETTER, HAN) else NUMBER if kind == DIGIT else BLANK
        before = symbols[-1] if symbols else BLANK
        if symbol != before or symbol not in (BLANK, NUMBER):
            symbols.append(symbol)
    return symbols if not symbols or symbols[-1] == BLANK else [*symbols, BLANK]


def split_words(symbols: Sequence[int]) -> list[list[int]]:
    """Words: runs of letters, a number, each character from HAN_START on by itself."""
    words: list[list[int]] = []
    before = BLANK
    for symbol in symbols:
        apart = NUMBER in (symbol, before) or BLANK in (symbol, before) or max(symbol, before) >= HAN_START
        if symbol != BLANK:
            if apart or not words:
                words.append([])
            words[-1].append(symbol)
        before = symbol
    return words


def list_slots(text: str, size: int) -> list[int]:
    """Slots of words, of pairs of words, and of runs of three and four symbols; in no order."""
    slots: list[int] = []
    left = 0
    symbols = squeeze(text)
    for word in split_words(symbols):
        code = 0
        for symbol in word:
            code = (code ^ symbol) * FIRST & WRAP
        slots += [(code * WORD & WRAP) >> 40, ((left ^ code * PAIR & WRAP) * SECOND & WRAP) >> 40]
        left = code
    padded = [0, 0, BLANK, *symbols]
    for place in range(3, len(padded)):
        fourth, third, second, last = padded[place - 3 : place + 1]
        run = ((third * FIRST & WRAP ^ second) * SECOND & WRAP ^ last) * FIRST & WRAP
        slots += [run >> 40, ((run ^ fourth) * SECOND & WRAP) >> 40]
    return [slot & (size - 1) for slot in slots]


def predict_one(text: str, weights: Sequence[int], scale: float, bias: float) -> float:
    """Probability of one folded text."""
    slots = list_slots(text, len(weights))
    total = sum(int(weights[slot]) for slot in slots)
    return 1 / (1 + math.exp(-(bias + scale * total / math.sqrt(max(len(slots), 1)))))


def train_pass(
    texts: Sequence[str], labels: Sequence[int], weights: Sequence[float], size: int, start: float, rate: float
) -> tuple[list[float], float]:
    """One pass of AdaGrad over the texts in their order, no step left out: weights (size,) and bias."""
    table, squares, bias, seen = [0.0] * size, [start] * size, 0.0, 0.0
    for text, label, weight in zip(texts, labels, weights, strict=True):
        slots = list_slots(text, size)
        share = 1 / math.sqrt(max(len(slots), 1))
        chance = 1 / (1 + math.exp(-(bias + sum(table[slot] for slot in slots) * share)))
        error = (chance - label) * weight
        for slot in slots:
            squares[slot] += (error * share) ** 2
            table[slot] -= rate * error * share / math.sqrt(squares[slot])
        seen += error * error
        bias -= 0.1 * rate * error / math.sqrt(seen + 1e-6)
    return table, float(np.float64(bias))
