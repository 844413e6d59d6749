"""Random histories under random codes against the plain account, then speed: python -m bench.penalty_histories [--histories N].

The histories are the lives of `bench.penalty_lives`; the same property runs in the tests with fewer examples. It needs what
`make setup-dev` installs.
"""

import argparse
import sys
from dataclasses import replace
from datetime import timedelta
from os import cpu_count
from random import Random
from time import perf_counter

from rich.console import Console

from bench.penalty_lives import lead_lives
from tests.rulebook.penalties.codes import code, on
from tests.rulebook.penalties.histories import KINDS
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.simulation import Period, simulate

YEAR = Period(on("2025-01-01", 0), on("2026-01-01", 0))
MODEL_KINDS = ("counterfeit", "counterfeit_minor", "counterfeit_grave", "misleading", "unauthorised", "dangerous")


def one_year(number: int, sellers: int) -> list[Breach]:
    """Breaches of one year; few sellers have most of them."""
    random = Random(1)
    first = Breach("0", "s0", KINDS[0], YEAR.since)
    return [
        replace(
            first, id=str(place), identity=f"s{min(int(random.paretovariate(0.9)), sellers)}", kind=random.choice(MODEL_KINDS),
            at=YEAR.since + timedelta(minutes=random.randrange(525_000)), listing=f"l{place}",
            right=f"r{random.randrange(50)}", holder=f"h{random.randrange(20)}",
        )
        for place in range(number)
    ]  # fmt: skip


def main() -> int:
    """Agreement, then speed."""
    parser = argparse.ArgumentParser(prog="python -m bench.penalty_histories", description=__doc__)
    parser.add_argument("--histories", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=cpu_count() or 1)
    parser.add_argument("--breaches", type=int, default=1_000_000)
    options = parser.parse_args()
    console = Console()
    lead_lives(options.histories, options.seed, options.workers, console)
    for number in (options.breaches // 10, options.breaches):
        breaches = one_year(number, 100_000)
        began = perf_counter()
        found = simulate(code("model"), breaches, YEAR)
        took = perf_counter() - began
        console.print(
            f"{number:,} breaches of {len(found.outcomes):,} sellers: {took:.1f} s, {number / took:,.0f}/s",
            highlight=False,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
