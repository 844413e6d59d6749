"""Interleaved rounds: every contestant runs once a round, so that a drifting clock touches all alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.clock import calibrate


@dataclass
class Contestant:
    """`run` handles `listings` listings once; `rates` collects listings per second."""

    name: str
    listings: int
    run: Callable[[], object]
    rates: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Median listings per second."""
        return statistics.median(self.rates)


def race(contestants: list[Contestant], rounds: int) -> list[float]:
    """Run everybody `rounds` times, interleaved; returns the calibration seconds of each round."""
    clocks = []
    for number in range(rounds):
        clocks.append(calibrate())
        print(f"round {number + 1}: calibration loop {clocks[-1]:.2f} s per 1e9 steps", flush=True)
        for contestant in contestants:
            start = time.perf_counter()
            contestant.run()
            contestant.rates.append(contestant.listings / (time.perf_counter() - start))
            print(f"   {contestant.name:<52} {contestant.rates[-1]:>14,.0f} /s", flush=True)
    return clocks


def print_table(contestants: list[Contestant], base: str) -> None:
    """Medians (least to most) and the ratio to the contestant called `base`, as Markdown."""
    reference = next(c.median for c in contestants if c.name == base)
    print(f"\n| contestant | listings/s, median (min-max) | ratio to {base} | 1 bn listings |\n|---|---|---|---|")
    for c in contestants:
        spread = f"{c.median:,.0f} ({min(c.rates):,.0f}-{max(c.rates):,.0f})"
        print(f"| {c.name} | {spread} | {c.median / reference:.3f} | {1e9 / c.median / 60:,.0f} min |")
