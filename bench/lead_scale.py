"""Measures leads: intake of findings, pages of the queue, single leads, the API.

    python -m bench.lead_scale [--leads N] [--words] [--kept FOLDER]

Listings and their versions are inserted as rows; findings come in as an import brings them, in parts of 5,000, each an act
with its leads. Pages are asked of the whole desk, signed in, as the browser asks. On embedded SQLite in a folder that is
thrown away, in FOLDER, which is kept and asked again without intake, or on the database that DATABASE_URL names.
Beside each time stands the processor time of this process.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

import django

PART = 5_000
PAGES = (
    "", "?platform=bazaar", "?platform=souk", "?brand_text=brand-7", "?category=cat-3", "?platform=souk&category=cat-3",
    "?brand_text=brand-7&category=cat-3", "?harm=5", "?days=7", "?whose=free", "?whose=mine", "?state=decided",
    "?verdict=counterfeit", "?verdict=fine&platform=souk", "?state=reopened", "?state=lapsed", "?platform=nowhere",
)  # fmt: skip
WORDS = (
    "?q=藏青鳄鱼", "?q=限量", "?q=正品", "?q=鞋", "?q=运动鞋", "?q=限量 手表", "?q=正品 运动鞋", "?q=藏青 正品", "?q=brand-7", "?q=cat",
    "?q=12345", "?q=没有这个词", "?q=正品&state=decided", "?q=限量&platform=souk&category=cat-3", "?q=正品&brand_text=brand-7",
    "?q=手表&whose=free&harm=5", "?q=鞋&verdict=fine", "?q=正品&platform=nowhere", "?q=正品&state=lapsed", "?q=手表&whose=mine",
)  # fmt: skip
"""Rare, usual, in each title, one character, several words, the beginning of a word, a number, none; with filters."""

ONWARD = (
    "",
    "?limit=1000",
    "?brand_text=brand-7",
    "?platform=souk&category=cat-3",
    "?state=decided",
    "?platform=nowhere",
    "?q=限量",
)
"""The list of the API: of all, a long page, narrowed."""


def main() -> int:
    """Fill, then ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.lead_scale", description=__doc__)
    parser.add_argument("--leads", type=int, default=1_000_000)
    parser.add_argument("--kept", type=Path, help="folder of the desk, kept between calls")
    parser.add_argument("--words", action="store_true", help="listings stand in the search, and words are asked for")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as thrown:
        home = options.kept or Path(thrown)
        os.environ.update(TOUCHSTONE_HOME=str(home), DJANGO_SETTINGS_MODULE="touchstone.desk.frontdoor.settings")
        os.environ.update(
            TOUCHSTONE_SECOND_FACTOR="0",
            TOUCHSTONE_COSTLY_PAGES="100000",
            TOUCHSTONE_DEMONSTRATION="1",
            TOUCHSTONE_LOG_LEVEL="warning",
            TOUCHSTONE_URL="http://testserver",
        )
        django.setup()
        measure(options.leads, is_searched=options.words)
    return 0


def measure(count: int, *, is_searched: bool) -> None:
    """Intake where nothing is there yet; then the pages."""
    from django.core.management import call_command
    from django.db import connection

    from bench.lead_history import decide_some, single_leads
    from bench.lead_rows import analyst, find, insert_listings
    from tests.desk.frontdoor.api.programs import program_of
    from touchstone.desk.leads.models import Lead

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    reviewer = analyst()
    client = reviewer.client()
    if not Lead.objects.exists():
        started = time.perf_counter()
        insert_listings(count, is_searched=is_searched)
        print(f"{count:,} listings inserted in {time.perf_counter() - started:,.0f} s", flush=True)
        wall, own = time.perf_counter(), time.process_time()
        found = find(count, PART)
        wall, own = time.perf_counter() - wall, time.process_time() - own
        print(
            f"{connection.vendor}: {found:,} leads of findings, {found / wall:,.0f}/s, {found / own:,.0f}/s of own time"
        )
        print(f"{decide_some(count // 5):,} of them decided", flush=True)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{connection.vendor}, {Lead.objects.count():,} leads, load {os.getloadavg()[0]:.1f}")
    for query in (*(WORDS if is_searched else ()), *PAGES):
        tell(client, f"/leads/{query}")
    for kind, lead in single_leads():
        tell(client, f"/leads/{lead.public_id}/", kind)
    for query in ONWARD:
        tell(program_of(reviewer), f"/api/v1/leads{query}")
    tell(program_of(reviewer), f"/api/v1/leads/{lead.public_id}", "one lead of the API")


def tell(client: object, address: str, kind: str = "") -> None:
    """Median and 95th percentile of a page, and its queries."""
    from bench.lead_rows import ask

    ask(client, address, 2)
    times, owns, queries = ask(client, address, 30)
    times.sort()
    owns.sort()
    print(
        f"{kind or address}: median {times[15]:.0f} ms, p95 {times[28]:.0f} ms; own time p95 {owns[28]:.0f} ms; {queries} queries",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
