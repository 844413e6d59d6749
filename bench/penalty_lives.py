"""Many random lives of accounts, each checked at every event: python -m bench.penalty_lives [--lives N] [--seed S] [--workers W].

Each worker is a process; a part of the lives has its own seed, so a part that fails can be led again alone. The run fails too
where something that the codes can say never happened in it. It needs what `make setup-dev` installs.
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from os import cpu_count
from random import Random
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.penalty_draws import random_appeals, random_breaches, random_code
from tests.rulebook.penalties.lives import FEATURES, lead

LIVES_OF_A_CODE = 20
PART = 500


def main() -> int:
    """Lead the lives; the first that breaks a law ends it with its part and number."""
    parser = argparse.ArgumentParser(prog="python -m bench.penalty_lives", description=__doc__)
    parser.add_argument("--lives", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=cpu_count() or 1)
    options = parser.parse_args()
    seen = lead_lives(options.lives, options.seed, options.workers, Console())
    never = [name for name in FEATURES if not seen[name]]
    if never and options.lives >= PART:
        print(f"never met: {', '.join(never)}", file=sys.stderr)
        return 1
    return 0


def lead_lives(lives: int, seed: int, workers: int, console: Console) -> Counter[str]:
    """Lead so many lives in so many processes, and print what they held and how fast they went."""
    began, seen = perf_counter(), Counter[str]()
    columns = (TextColumn("lives"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with (
        ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool,
        Progress(*columns, console=console) as bar,
    ):
        task = bar.add_task("lives", total=lives)
        parts: list[Future[Counter[str]]] = [
            pool.submit(lead_part, seed, first, min(PART, lives - first)) for first in range(0, lives, PART)
        ]
        for part in as_completed(parts):
            if part.exception():
                pool.shutdown(cancel_futures=True)
            seen += part.result()
            bar.update(task, completed=seen["lives"])
    spent = perf_counter() - began
    console.print(f"{dict(sorted(seen.items()))}", highlight=False)
    console.print(f"{lives:,} lives, {workers} workers: {spent:.0f} s, {lives / spent:.0f}/s", highlight=False)
    return seen


def lead_part(seed: int, first: int, number: int) -> Counter[str]:
    """Lead the lives from `first` on, under a new code every twenty."""
    random, seen = Random(f"{seed}/{first}"), Counter[str]()
    for place in range(number):
        if place % LIVES_OF_A_CODE == 0:
            code = random_code(random)
            seen["codes"] += 1
        breaches, appeals = random_breaches(random), random_appeals(random)
        try:
            seen += lead(code, breaches, appeals)
        except AssertionError as error:
            error.add_note(f"life {first} + {place} of seed {seed}: {code} {breaches} {appeals}")
            raise
    return seen


if __name__ == "__main__":
    sys.exit(main())
