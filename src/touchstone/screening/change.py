"""What changes between two rulesets on the same listings: which verdicts, by how much, and through which signals."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.screening.ruleset import Ruleset
from touchstone.screening.score import Gathered
from touchstone.screening.screen import Screened
from touchstone.vocabulary.verdict import VERDICTS

CHANGES = pa.schema(
    [
        pa.field("listing_id", pa.string(), nullable=False),
        pa.field("verdict_a", pa.string(), nullable=False),
        pa.field("verdict_b", pa.string(), nullable=False),
        pa.field("score_a", pa.float32(), nullable=False),
        pa.field("score_b", pa.float32(), nullable=False),
        pa.field("differences", pa.string(), nullable=False),  # name a→b in log odds, joined by "; "
    ]
)
LEAST_DIFFERENCE = 0.005
BASE = "(base)"  # bias: what a listing without evidence starts from


@dataclass
class Changes:
    """Sums over listings. `transitions` counts `pass>review` and so on; `risen`/`fallen` count changed listings per signal."""

    listings: int = 0
    shift: float = 0.0
    transitions: Counter[str] = field(default_factory=Counter)
    risen: Counter[str] = field(default_factory=Counter)
    fallen: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> int:
        """Listings whose verdict differs."""
        return sum(count for name, count in self.transitions.items() if len(set(name.split(">"))) == 2)

    def add(self, other: "Changes") -> None:
        """Add the sums of a later batch."""
        self.listings += other.listings
        self.shift += other.shift
        self.transitions.update(other.transitions)
        self.risen.update(other.risen)
        self.fallen.update(other.fallen)

    def as_dict(self) -> dict[str, Any]:
        """Plain values in a stable order."""
        names = [f"{a}>{b}" for a in VERDICTS for b in VERDICTS]
        return {
            "listings": self.listings,
            "changed": self.changed,
            "score_shift": self.shift,
            "transitions": {name: self.transitions[name] for name in names},
            "risen": dict(sorted(self.risen.items())),
            "fallen": dict(sorted(self.fallen.items())),
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The inverse of `as_dict`."""
        counters = (Counter(values[key]) for key in ("transitions", "risen", "fallen"))
        return cls(values["listings"], values["score_shift"], *counters)


def compare_batch(first: Screened, second: Screened, a: Ruleset, b: Ruleset) -> tuple[pa.RecordBatch, Changes]:
    """Listings whose verdict differs (schema CHANGES), and the sums over all listings of the batch."""
    before, after = first.weighed.scored, second.weighed.scored
    pairs = np.bincount(before.verdict * len(VERDICTS) + after.verdict, minlength=len(VERDICTS) ** 2)
    changes = Changes(len(before.verdict), float(np.sum(after.score.astype(np.float64) - before.score)))
    for index in np.flatnonzero(pairs):
        changes.transitions[f"{VERDICTS[index // 3]}>{VERDICTS[index % 3]}"] = int(pairs[index])
    rows = np.flatnonzero(before.verdict != after.verdict)
    contributions_a, contributions_b = (
        contributions(first.weighed.gathered, a, rows),
        contributions(second.weighed.gathered, b, rows),
    )
    differences = _differences(contributions_a, contributions_b, len(rows), changes)
    taken_a, taken_b = first.findings.take(pa.array(rows)), second.findings.take(pa.array(rows))
    columns = [
        taken_a["listing_id"],
        taken_a["verdict"],
        taken_b["verdict"],
        taken_a["score"],
        taken_b["score"],
        differences,
    ]
    return pa.RecordBatch.from_arrays(columns, schema=CHANGES), changes


def contributions(gathered: Gathered, ruleset: Ruleset, rows: NDArray[np.intp]) -> dict[str, NDArray[np.float64]]:
    """What each signal and combination adds to the sum, for the given rows (m,): name → (m,)."""
    best = np.zeros((len(ruleset.signals), len(rows)))
    for column, row in enumerate(rows):
        pieces = gathered.order[gathered.offsets[row] : gathered.offsets[row + 1]]
        np.maximum.at(best[:, column], gathered.signal[pieces], gathered.score[pieces])
    place = {name: index for index, name in enumerate(ruleset.signal_names)}
    parts = {BASE: np.full(len(rows), ruleset.bias)}
    parts |= {signal.name: signal.weight * best[index] for index, signal in enumerate(ruleset.signals)}
    for row in ruleset.combinations:
        parts[row.name] = row.weight * best[place[row.of[0]]] * best[place[row.of[1]]]
    return parts


def _differences(
    a: dict[str, NDArray[np.float64]], b: dict[str, NDArray[np.float64]], count: int, changes: Changes
) -> pa.StringArray:
    texts = [""] * count
    nothing = np.zeros(count)
    for name in dict.fromkeys([*a, *b]):
        left, right = a.get(name, nothing), b.get(name, nothing)
        changes.risen[name] += int(np.sum(right - left > LEAST_DIFFERENCE))
        changes.fallen[name] += int(np.sum(left - right > LEAST_DIFFERENCE))
        for row in np.flatnonzero(np.abs(right - left) > LEAST_DIFFERENCE):
            texts[row] += f"; {name} {left[row]:+.2f}→{right[row]:+.2f}"
    return pc.utf8_slice_codeunits(pa.array(texts, pa.string()), 2)
