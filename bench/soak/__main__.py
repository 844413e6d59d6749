"""Nothing lost: python -m bench.soak [--rounds N] [--seed S]; on PostgreSQL inside .ci/postgres, which sets DATABASE_URL."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn, track
from rich.table import Table

from bench.soak.acts import ACTS
from bench.soak.node import ROOT, SoakNode, bare_node
from bench.soak.plant_names import PLANTS
from bench.soak.rounds import Outcome, soak
from bench.soak.storage import starve_database, starve_desk

RESULTS = ROOT / "bench" / "results"
COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
FAULT_ROUNDS = 20  # kills that a planted fault may live through
DEEPEST = 120  # more points than an invitation has
EXHAUSTED = {"answer_not_kept": "add_brand"}
"""The act in which a planted fault shows, where it is not an invitation."""
EVERY = 10  # rounds between judgements


def main() -> int:
    """Soak, print the table, write the figures; 1 where anything was lost."""
    options = read_options()
    console = Console()
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    if options.faults is not None:
        return sow(options, console)
    if options.storage:
        return starve(options, database, console)
    outcome = run(options, database, console)
    report(outcome, database, options, console)
    return 1 if outcome.problems else 0


def read_options() -> argparse.Namespace:
    """The words of the call."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--clients", type=int, default=3)
    parser.add_argument("--storage", action="store_true", help="no kills: fail every file call of every act instead")
    parser.add_argument("--faults", nargs="*", choices=PLANTS, help="plant faults (all, or these) and see each caught")
    parser.add_argument("--acts", nargs="*", choices=ACTS, help="only these acts")
    parser.add_argument("--keep", type=Path, help="leave everything in this folder, to be looked at")
    return parser.parse_args()


@contextmanager
def standing(options: argparse.Namespace, plant: str = "") -> Iterator[SoakNode]:
    """A prepared node."""
    with tempfile.TemporaryDirectory(prefix="touchstone-soak-") as made:
        folder = options.keep / plant if options.keep else Path(made)
        with bare_node(folder / "home") as bare:
            node = SoakNode(bare, folder, clients=options.clients, seed=options.seed, plant=plant)
            try:
                node.prepare()
                yield node
            finally:
                node.close()


def starve(options: argparse.Namespace, database: str, console: Console) -> int:
    """Storage faults, below the desk and on PostgreSQL below the database too."""
    targets = {
        "the desk's files": starve_desk,
        **({"PostgreSQL's files": starve_database} if database != "SQLite" else {}),
    }
    lost = 0
    for title, campaign in targets.items():
        with standing(options) as node, Progress(*COLUMNS, console=console) as bars:
            bar = bars.add_task(f"faults in {title}", total=None)
            seen = campaign(
                node, options.acts or list(ACTS), lambda seen, bar=bar: bars.update(bar, completed=seen.points)
            )
        if seen is None:
            console.print(f"{title}: no C compiler on this machine, so nothing was tried")
            continue
        figures = {
            "database": database,
            "seed": options.seed,
            "in": title,
            "points": seen.points,
            "answers": dict(seen.answers),
        }
        keep(
            {**figures, "calls of each act": seen.depth, "problems": seen.problems},
            f"storage-{database.lower()}",
            console,
        )
        lost += len(seen.problems)
    return 1 if lost else 0


def at_every_point(node: SoakNode) -> Outcome:
    """An act that writes everything dies at each of its points."""
    begun = time.monotonic()
    act = EXHAUSTED.get(node.plant, "invite")
    died = json.loads(node.run("bench.soak.exhaust", str(node.folder), str(node.seed), str(DEEPEST), act))
    judged = node.judge()
    return Outcome(died[act], died[act], problems=judged["problems"], seconds=time.monotonic() - begun)


def sow(options: argparse.Namespace, console: Console) -> int:
    """Each planted fault must be seen; 1 where one was not."""
    chosen = {name: PLANTS[name] for name in options.faults or PLANTS}
    table = Table("planted fault", "caught after", "seen as")
    missed = 0
    for name, sentence in track(list(chosen.items()), "planted faults", console=console):
        with standing(options, name) as node:
            outcome = at_every_point(node)
            rounds = 4 if name == "lossy_restore" else FAULT_ROUNDS
            if not outcome.problems:
                outcome = soak(node, rounds=rounds, every=2, advance=lambda seen: None, stop_early=True)
        missed += not outcome.problems
        seen = (outcome.problems or ["[red]not caught[/red]"])[0]
        console.print(f"{name}: {outcome.rounds} kills, {outcome.seconds:.0f} s: {seen}")
        table.add_row(sentence, f"{outcome.rounds} kills", seen)
    console.print(table)
    console.print(f"{len(chosen) - missed} of {len(chosen)} caught")
    return 1 if missed else 0


def run(options: argparse.Namespace, database: str, console: Console) -> Outcome:
    """One soak with its bar."""
    with standing(options) as node, Progress(*COLUMNS, console=console) as bars:
        bar = bars.add_task(f"kills on {database}", total=options.rounds)
        return soak(
            node, rounds=options.rounds, every=EVERY, advance=lambda seen: bars.update(bar, completed=seen.rounds)
        )


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
    keep({**figures, "problems": outcome.problems}, f"soak-{database.lower()}", console)


def keep(figures: dict[str, Any], name: str, console: Console) -> None:
    """On the terminal and as a file."""
    for key, value in figures.items():
        if key != "problems":
            console.print(f"{key:>18}  {value}")
    for problem in figures["problems"]:
        console.print(f"[red]{problem}[/red]")
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}.json"
    path.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
