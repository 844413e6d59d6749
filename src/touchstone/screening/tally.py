"""What a run counted: bounded counters that add up batch by batch, for the summary and the report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from touchstone.screening.score import Scored
from touchstone.signals.evidence import Evidence
from touchstone.vocabulary.verdict import VERDICTS, Verdict

BINS = 50
MOST_BRANDS = 5000
Rows = NDArray[np.intp]
PASS = VERDICTS.index(Verdict.PASS)


@dataclass
class Tally:
    """Counts of one ruleset over the listings so far.

    `histogram` has BINS equal bins of the score; `signals` counts listings per signal, `signal_verdicts` per signal and
    verdict; `brands` counts findings to review or block per brand key.
    """

    listings: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    signals: Counter[str] = field(default_factory=Counter)
    signal_verdicts: dict[str, Counter[str]] = field(default_factory=dict)
    brands: Counter[str] = field(default_factory=Counter)
    histogram: list[int] = field(default_factory=lambda: [0] * BINS)

    def add(self, other: "Tally") -> None:
        """Add the counts of a later batch."""
        self.listings += other.listings
        self.verdicts.update(other.verdicts)
        self.signals.update(other.signals)
        self.brands.update(other.brands)
        for name, counts in other.signal_verdicts.items():
            self.signal_verdicts.setdefault(name, Counter()).update(counts)
        self.histogram = [mine + theirs for mine, theirs in zip(self.histogram, other.histogram, strict=True)]
        if len(self.brands) > MOST_BRANDS:
            self.brands = Counter(dict(self.brands.most_common(MOST_BRANDS // 2)))

    def as_dict(self) -> dict[str, Any]:
        """Plain values, in a stable order."""
        return {
            "listings": self.listings,
            "verdicts": {verdict.value: self.verdicts[verdict.value] for verdict in VERDICTS},
            "signals": dict(sorted(self.signals.items())),
            "signal_verdicts": {
                name: dict(sorted(self.signal_verdicts[name].items())) for name in sorted(self.signals)
            },
            "brands": dict(sorted(self.brands.items(), key=lambda item: (-item[1], item[0]))),
            "score_histogram": list(self.histogram),
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The inverse of `as_dict`."""
        return cls(
            listings=values["listings"],
            verdicts=Counter(values["verdicts"]),
            signals=Counter(values["signals"]),
            signal_verdicts={name: Counter(counts) for name, counts in values["signal_verdicts"].items()},
            brands=Counter(values["brands"]),
            histogram=list(values["score_histogram"]),
        )


def tally_batch(
    names: Sequence[str], evidence: Sequence[Evidence], scored: Scored, brands: Mapping[str, Rows]
) -> Tally:
    """Counts of one batch; `brands` are the rows held per brand key, see `rows_of_brands`."""
    tally = Tally(listings=len(scored.score))
    per_verdict = np.bincount(scored.verdict, minlength=len(VERDICTS))
    tally.verdicts.update({verdict.value: int(n) for verdict, n in zip(VERDICTS, per_verdict, strict=True)})
    bins = np.minimum((scored.score * BINS).astype(np.int64), BINS - 1)
    tally.histogram = np.bincount(bins, minlength=BINS).tolist()
    for name, part in zip(names, evidence, strict=True):
        if len(part):
            _count_signal(tally, name, part, scored)
    tally.brands = Counter({key: len(rows) for key, rows in brands.items()})
    return tally


def _count_signal(tally: Tally, name: str, part: Evidence, scored: Scored) -> None:
    first = np.ones(len(part), dtype=np.bool_)
    first[1:] = part.row[1:] != part.row[:-1]
    tally.signals[name] = int(first.sum())
    per_verdict = np.bincount(scored.verdict[part.row[first]], minlength=len(VERDICTS))
    counts = {verdict.value: int(n) for verdict, n in zip(VERDICTS, per_verdict, strict=True) if n}
    tally.signal_verdicts[name] = Counter(counts)


def rows_of_brands(evidence: Sequence[Evidence], held: NDArray[np.bool_]) -> dict[str, Rows]:
    """For each brand key (in the details as `brand=…`) the rows of `held` (n,) whose evidence names it, ascending."""
    keys: dict[str, int] = {"": 0}
    pairs = [np.empty(0, dtype=np.int64)]
    for part in evidence:
        pieces = np.flatnonzero(held[part.row])
        named = part.detail[pieces]
        key = np.zeros(len(part.details), dtype=np.int64)
        for detail in np.flatnonzero(np.bincount(named, minlength=len(key))).tolist():
            key[detail] = keys.setdefault(brand_of(part.details[detail]), len(keys))
        pairs.append((key[named] << 32) + part.row[pieces])
    ordered = np.unique(np.concatenate(pairs))
    begins = np.searchsorted(ordered, np.arange(len(keys) + 1, dtype=np.int64) << 32).tolist()
    rows = (ordered & 0xFFFFFFFF).astype(np.intp)
    return {key: rows[begins[n] : begins[n + 1]] for key, n in keys.items() if key}


@lru_cache(maxsize=1 << 16)
def brand_of(detail: str) -> str:
    """The brand key in a detail, or an empty text."""
    return "" if "brand=" not in detail else next((x[6:] for x in detail.split(";") if x.startswith("brand=")), "")
