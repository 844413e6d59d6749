"""A number of a figure, and the plain arithmetic of shares: fractions, and the roots of the score equation."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

Z = 1.959963984540054
"""97.5 % of a normal distribution lie below it."""


@dataclass(frozen=True, slots=True)
class Number:
    """As the files of the desk have it: `value` None where there is none, `count` None where nothing is counted."""

    value: float | None
    count: int | None
    of: int
    unknown: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` on, before `until`; None: no end."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in it."""
        return (self.since is None or at >= self.since) and (self.until is None or at < self.until)


def share(answers: Iterable[bool], unknown: int = 0) -> Number:
    """Of all answers those that are yes, with Wilson's interval."""
    every = list(answers)
    part, whole = every.count(True), len(every)
    if not whole:
        return Number(None, part, whole, unknown)
    low, high = wilson_ends(part, whole)
    return Number(round(part / whole, 6), part, whole, unknown, round(low, 6), round(high, 6))


def wilson_ends(part: int, whole: int) -> tuple[float, float]:
    """The shares p from which `part` of `whole` lies Z standard errors away: whole·(part/whole - p)² = Z²·p·(1 - p)."""
    a, b, c = whole + Z * Z, -(2 * part + Z * Z), part * part / whole
    root = math.sqrt(b * b - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)
