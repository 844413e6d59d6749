"""Measures the page of the service figures: python -m bench.figure_speed [--leads N] [--kept FOLDER].

A million leads, a fifth of them decided over a year, with their removals, tips, sales and appeals, are inserted as rows.
The page is asked of the whole desk, signed in, for four weeks and for the whole year, with its trend; so are its lists.
On embedded SQLite in a folder that is thrown away, or in FOLDER, which is kept; or on the database of DATABASE_URL.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

import django

PAGES = (
    "", "?span=year", "?since=2025-11-22&until=2026-11-21",
    "things/?list=decided&since=2025-11-22&until=2026-11-21", "things/?list=opened_not_within_24_hours&span=year",
    "things/?list=removals_unsold&since=2025-11-22&until=2026-11-21", "things/?list=waiting_class_3",
)  # fmt: skip


def main() -> int:
    """Fill, then ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.figure_speed", description=__doc__)
    parser.add_argument("--leads", type=int, default=1_000_000)
    parser.add_argument("--kept", type=Path, help="folder of the desk, kept between calls")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as thrown:
        home = options.kept or Path(thrown)
        os.environ.update(TOUCHSTONE_HOME=str(home), DJANGO_SETTINGS_MODULE="touchstone.desk.frontdoor.settings")
        os.environ.update(
            TOUCHSTONE_SECOND_FACTOR="0",
            TOUCHSTONE_DEMONSTRATION="1",
            TOUCHSTONE_LOG_LEVEL="warning",
            TOUCHSTONE_URL="http://testserver",
        )
        django.setup()
        measure(options.leads)
    return 0


def measure(count: int) -> None:
    """Rows where there are none yet; then the pages."""
    from django.core.management import call_command
    from django.db import connection

    from bench.figure_rows import fill
    from bench.lead_rows import analyst, insert_listings
    from touchstone.desk.leads.models import FirstVerdict, Lead

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = analyst().client()
    if not Lead.objects.exists():
        started = time.perf_counter()
        insert_listings(count, is_searched=False)
        fill(count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"rows inserted in {time.perf_counter() - started:,.0f} s", flush=True)
    leads, verdicts = Lead.objects.count(), FirstVerdict.objects.count()
    print(f"{connection.vendor}, {leads:,} leads, {verdicts:,} first verdicts, load {os.getloadavg()[0]:.1f}")
    for query in PAGES:
        tell(client, f"/figures/{query}")


def tell(client: object, address: str) -> None:
    """Median and slowest of seven, and the queries."""
    from bench.lead_rows import ask

    ask(client, address, 1)
    times, owns, queries = ask(client, address, 7)
    times.sort()
    print(
        f"{address}: median {times[3]:.0f} ms, slowest {times[-1]:.0f} ms; own time {min(owns):.0f} ms; {queries} queries"
    )


if __name__ == "__main__":
    raise SystemExit(main())
