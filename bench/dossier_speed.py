"""Measures dossiers: import of a market with findings, size of the search, pages of lists: python -m bench.dossier_speed MARKET FINDINGS.

MARKET and FINDINGS are folders that `touchstone market` and `touchstone screen` wrote. On embedded SQLite in a folder that is thrown
away, or on the empty database that DATABASE_URL names. Beside each time stands the processor time of this process.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

ASKED = 20  # times each page is asked for
PAGES = (
    "listings/", "listings/?sort=title", "listings/?sort=-score", "listings/?verdict=block", "listings/?q=耐克",
    "listings/?q=包", "listings/?q=L-1", "listings/?q=bag&sort=title", "sellers/", "sellers/?q=公司", "shops/",
)  # fmt: skip


def main() -> int:
    """Import twice, ask for pages."""
    parser = argparse.ArgumentParser(prog="python -m bench.dossier_speed", description=__doc__)
    parser.add_argument("market", type=Path)
    parser.add_argument("findings", type=Path)
    parser.add_argument("--profile", action="store_true", help="say where the time of the first import goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as home:
        os.environ.update(TOUCHSTONE_HOME=home, DJANGO_SETTINGS_MODULE="touchstone.desk.frontdoor.settings")
        os.environ.setdefault("TOUCHSTONE_HOSTS", "testserver")
        django.setup()
        measure(options.market, options.findings, is_profiled=options.profile)
    return 0


def measure(market: Path, findings: Path, *, is_profiled: bool) -> None:
    """All of it."""
    from django.core.management import call_command
    from django.db import connection

    from bench.dossier_pages import pages, sizes
    from touchstone.desk.dossiers.intake import engine  # noqa: F401 - loaded before the clock runs

    call_command("migrate", verbosity=0)
    profile = cProfile.Profile()
    for name in ("first", "again"):
        if is_profiled and name == "first":
            profile.enable()
        wall, own = time.perf_counter(), time.process_time()
        count = take_in(market, findings)
        wall, own = time.perf_counter() - wall, time.process_time() - own
        profile.disable()
        print(
            f"{connection.vendor}, {count:,} listings, {name}: {count / wall:,.0f}/s, {count / own:,.0f}/s of own time"
        )
    if is_profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    for table, size in sizes().items():
        print(f"{table}: {size / 1e6:,.1f} MB")
    for name, ask in pages(PAGES).items():
        tell(name, ask)


def take_in(market: Path, findings: Path) -> int:
    """As `touchstone demonstrate` does; returns how many listings there are then."""
    from django.utils import timezone

    from touchstone.desk.authority.actor import NODE
    from touchstone.desk.dossiers.intake.engine import take_in_market
    from touchstone.desk.dossiers.models import Listing

    given: dict[str, Any] = {"listings": market / "listings.parquet", "sellers": market / "sellers.parquet"}
    take_in_market(by=NODE, now=timezone.now(), platform="demo", findings=findings / "findings.parquet", **given)
    return Listing.objects.count()


def tell(name: str, ask: Callable[[], object]) -> None:
    """Median and 95th percentile of a page."""
    times, owns = [], []
    for _again in range(ASKED):
        wall, own = time.perf_counter(), time.process_time()
        ask()
        times.append((time.perf_counter() - wall) * 1000)
        owns.append((time.process_time() - own) * 1000)
    p95, own = statistics.quantiles(times, n=20)[-1], statistics.quantiles(owns, n=20)[-1]
    print(f"{name}: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms; own time p95 {own:.0f} ms", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
