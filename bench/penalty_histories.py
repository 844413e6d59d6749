"""Random histories under random codes, the kept account against the plain one: python -m bench.penalty_histories [--histories N].

The same property runs in the tests with fewer examples; it needs what `make setup-dev` installs.
Speed is printed for one large history too.
"""

import argparse
import sys
from dataclasses import replace
from datetime import timedelta
from random import Random
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, settings
from rich.console import Console

from tests.rulebook.penalties.codes import code, on
from tests.rulebook.penalties.histories import BEGIN, KINDS, codes, histories
from tests.rulebook.penalties.plain import plain_account
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.keeping import account_of
from touchstone.rulebook.penalties.simulation import Period, simulate

END = BEGIN + timedelta(days=2000)
YEAR = Period(on("2025-01-01", 0), on("2026-01-01", 0))
MODEL_KINDS = ("counterfeit", "counterfeit_minor", "counterfeit_grave", "misleading", "unauthorised", "dangerous")


def compare(number: int) -> dict[str, int]:
    """Histories that agreed, and what they held; raises at the first that does not agree."""
    seen = {"histories": 0, "breaches": 0, "measures": 0, "reversals": 0}

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(codes(), histories())
    def agree(made: PenaltyCode, breaches: list[Breach]) -> None:
        kept = account_of(made, "x", breaches, END)
        assert kept == plain_account(made, "x", breaches, END)
        seen["histories"] += 1
        seen["breaches"] += len(breaches)
        seen["measures"] += len(kept.owed)
        for left in breaches[::5]:  # one is reversed: as if it had never been
            without = [one for one in breaches if one is not left]
            assert account_of(made, "x", without, END) == plain_account(made, "x", without, END)
            seen["reversals"] += 1

    agree()
    return seen


def one_year(number: int, sellers: int) -> list[Breach]:
    """Breaches of one year; few sellers have most of them."""
    random = Random(1)
    first = Breach("0", "s0", KINDS[0], YEAR.since)
    return [
        replace(
            first, id=str(place), identity=f"s{min(int(random.paretovariate(0.9)), sellers)}", kind=random.choice(MODEL_KINDS),
            at=YEAR.since + timedelta(minutes=random.randrange(525_000)), listing=f"l{place}", right=f"r{random.randrange(50)}",
        )
        for place in range(number)
    ]  # fmt: skip


def main() -> int:
    """Agreement, then speed."""
    parser = argparse.ArgumentParser(prog="python -m bench.penalty_histories", description=__doc__)
    parser.add_argument("--histories", type=int, default=100_000)
    parser.add_argument("--breaches", type=int, default=1_000_000)
    options = parser.parse_args()
    console, began = Console(), perf_counter()
    seen = compare(options.histories)
    console.print(f"agree: {seen} in {perf_counter() - began:.0f} s", highlight=False)
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
