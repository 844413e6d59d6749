"""Runs all measurements one after another: python -m bench [--listings N] [--rounds N]."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.reading_sets import MESSAGES

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared/data"
AGORA = "agora_2014/agora_listings_2014q1.csv.gz"


def measure(title: str, *steps: list[str]) -> bool:
    """Run each step, `python -m bench.NAME ARGUMENTS`, as a process of its own; says whether all ended well."""
    print(f"\n## {title}\n", flush=True)
    for name, *arguments in steps:
        if subprocess.run([sys.executable, "-m", f"bench.{name}", *arguments], cwd=ROOT, check=False).returncode:
            print(f"bench.{name} failed", flush=True)
            return False
    return True


def rank(listings: Path) -> bool:
    """Ranking needs labels, which are made from the categories of the market."""
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as folder:
        labels = str(Path(folder) / "labels.csv")
        steps = (["agora_labels", str(listings), labels], ["ranking_accuracy", str(listings), labels])
        return measure("Ranking listings by goods counterfeiting", *steps)


def main() -> int:
    """Speed first, then accuracy on what real data there is; what is missing is named and passed over."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--listings", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    speed = ["screening_speed", "--listings", str(options.listings), "--rounds", str(options.rounds)]
    done = [measure("Speed", speed)]
    accuracy = (
        (MESSAGES, lambda _: measure("Reading obfuscated Chinese", ["reading_accuracy", str(DATA)])),
        (AGORA, rank),
        ("resale_listings", lambda _: measure("Verdicts on ordinary and replica listings", ["verdict_shares"])),
        ("jd_titles_gaiic2022", lambda _: measure("Own or compatible, aliases, reviews", ["relation_accuracy"])),
    )
    for needed, run in accuracy:
        if (DATA / needed).exists():
            done.append(run(DATA / needed))
        else:
            print(f"\nskipped: {DATA / needed} is not on this machine")
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
