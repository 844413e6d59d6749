"""Nothing lost: python -m bench.soak [--rounds N] [--seed S]; on PostgreSQL inside .ci/postgres, which sets DATABASE_URL."""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.soak.node import ROOT, SoakNode
from bench.soak.rounds import Outcome, soak
from tests.desk.frontdoor.node import new_node

RESULTS = ROOT / "bench" / "results"
EVERY = 10  # rounds between judgements


def main() -> int:
    """Soak, print the table, write the figures; 1 where anything was lost."""
    options = read_options()
    console = Console()
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    outcome = run(options, database, console)
    report(outcome, database, options, console)
    return 1 if outcome.problems else 0


def read_options() -> argparse.Namespace:
    """The words of the call."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--clients", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="leave everything in this folder, to be looked at")
    return parser.parse_args()


def run(options: argparse.Namespace, database: str, console: Console) -> Outcome:
    """One soak with its bar."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with tempfile.TemporaryDirectory(prefix="touchstone-soak-") as made, Progress(*columns, console=console) as bars:
        folder = options.keep or Path(made)
        bar = bars.add_task(f"kills on {database}", total=options.rounds)
        with new_node(folder / "home") as bare:
            node = SoakNode(bare, folder, clients=options.clients, seed=options.seed)
            try:
                node.prepare()
                return soak(
                    node,
                    rounds=options.rounds,
                    every=EVERY,
                    advance=lambda seen: bars.update(bar, completed=seen.rounds),
                )
            finally:
                node.close()


def report(outcome: Outcome, database: str, options: argparse.Namespace, console: Console) -> None:
    """On the terminal and as a file."""
    figures = {
        "database": database,
        "seed": options.seed,
        "kills": outcome.rounds,
        "at points": outcome.at_points,
        **{f"of {name}": times for name, times in sorted(outcome.victims.items())},
        **{name: outcome.last.get(name) for name in ("done", "unknown", "refused", "failed", "entries", "effects")},
        "lost or half": len(outcome.problems),
        "95 % upper bound": round(3 / outcome.rounds, 5) if outcome.rounds and not outcome.problems else None,
        "seconds": round(outcome.seconds, 1),
    }
    for name, value in figures.items():
        console.print(f"{name:>18}  {value}")
    for problem in outcome.problems:
        console.print(f"[red]{problem}[/red]")
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"soak-{database.lower()}-{time.strftime('%Y%m%d-%H%M%S')}.json"
    path.write_text(
        json.dumps({**figures, "problems": outcome.problems}, indent=1, ensure_ascii=False), encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
