"""Agreement of two reviewers: Cohen's kappa, what they agree beyond chance, with its 95 % interval."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchstone.screening.metrics import Z95

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`count` pairs of answers; `raw` is the share that is the same. Where chance alone explains all, kappa is nan."""

    count: int
    same: int
    kappa: float
    low: float
    high: float

    @property
    def raw(self) -> float:
        """The share of equal answers; nan without any."""
        return self.same / self.count if self.count else math.nan


def agreement_of(pairs: Iterable[Pair] | Mapping[Pair, int]) -> Agreement:
    """Of pairs (first answer, second answer), or of how often each stands.

    Kappa: Cohen 1960. Its large-sample standard error: Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72:323.
    """
    cells = Counter(pairs)
    count, same = cells.total(), sum(n for (first, second), n in cells.items() if first == second)
    if not count:
        return Agreement(0, 0, math.nan, math.nan, math.nan)
    rows, columns = _margins(cells, count)
    by_chance = sum(rows[each] * columns[each] for each in rows)
    if by_chance >= 1.0:
        return Agreement(count, same, math.nan, math.nan, math.nan)
    kappa = (same / count - by_chance) / (1 - by_chance)
    half = Z95 * math.sqrt(max(0.0, _variance(cells, rows, columns, kappa)))
    return Agreement(count, same, kappa, max(-1.0, kappa - half), min(1.0, kappa + half))


def agreement_on(answer: str, pairs: Iterable[Pair] | Mapping[Pair, int]) -> Agreement:
    """On one answer against all others; pairs in which nobody gave it say nothing of it, but count."""
    cells: Counter[Pair] = Counter()
    for (first, second), n in Counter(pairs).items():
        cells[str(first == answer), str(second == answer)] += n
    return agreement_of(cells)


def _margins(cells: Mapping[Pair, int], count: int) -> tuple[Counter[str], Counter[str]]:
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (first, second), n in cells.items():
        rows[first] += n / count  # type: ignore[assignment]  # shares
        columns[second] += n / count  # type: ignore[assignment]
    return rows, columns


def _variance(
    cells: Mapping[Pair, int], rows: Mapping[str, float], columns: Mapping[str, float], kappa: float
) -> float:
    count = sum(cells.values())
    by_chance = sum(rows[each] * columns[each] for each in rows)
    apart = 1 - kappa
    agreed = sum(n / count * (1 - (rows[a] + columns[a]) * apart) ** 2 for (a, b), n in cells.items() if a == b)
    differed = apart**2 * sum(n / count * (columns[a] + rows[b]) ** 2 for (a, b), n in cells.items() if a != b)
    return (agreed + differed - (kappa - by_chance * apart) ** 2) / (count * (1 - by_chance) ** 2)
