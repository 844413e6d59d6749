"""Measures the record of the desk: acts, signing, timelines, searches, proofs: python -m bench.audit_speed [--events N].

On embedded SQLite in a folder that is thrown away, or on the empty database that DATABASE_URL names.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import django

SUBJECTS, HOUSES, PEOPLE, WORDS = 50_000, 200, 1_000, 20_000
ASKED = 200  # times each question is asked
BATCH = 5_000
START = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> int:
    """Fill, sign, measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.audit_speed", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as home:
        os.environ.update(TOUCHSTONE_HOME=home, DJANGO_SETTINGS_MODULE="touchstone.desk.frontdoor.settings")
        django.setup()
        measure(options.events)
    return 0


def measure(count: int) -> None:
    """All of it."""
    from django.core.management import call_command
    from django.db import connection

    from bench.audit_questions import acts, questions
    from touchstone.desk.audit.signing import sign_heads

    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}, {count:,} events")
    acts(START)
    begun = time.perf_counter()
    fill(count)
    print(f"filled in {time.perf_counter() - begun:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    begun = time.perf_counter()
    signed = sign_heads(START)
    print(f"{signed:,} entries read again, hashed and signed in {time.perf_counter() - begun:.1f} s", flush=True)
    for name, ask in questions().items():
        tell(name, ask)


def tell(name: str, ask: Callable[[random.Random], object]) -> None:
    """Median, 95th percentile and longest time of a question."""
    chance, times = random.Random(7), []
    for _again in range(ASKED):
        begun = time.perf_counter()
        ask(chance)
        times.append((time.perf_counter() - begun) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    print(
        f"{name}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, longest {max(times):.1f} ms", flush=True
    )


def fill(count: int) -> None:
    """Events as the acts would have written them, in large pieces."""
    from touchstone.desk.audit.acting import writing
    from touchstone.desk.audit.models import Event, EventSubject, EventWord
    from touchstone.desk.audit.words import words_in

    chance = random.Random(1)
    made = iter(range(count))
    while numbers := list(islice(made, BATCH)):
        with writing() as running:
            rows = [make_event(running, chance, START + timedelta(seconds=20 * number)) for number in numbers]
            Event.objects.bulk_create([event for event, _about in rows], batch_size=BATCH)
            subjects = [
                EventSubject(subject_kind="dossiers.seller", subject=one, at=event.at, sequence=event.sequence)
                for event, about in rows
                for one in about
            ]
            EventSubject.objects.bulk_create(subjects, batch_size=BATCH)
            words = [
                EventWord(word=word, personal=False, at=event.at, sequence=event.sequence)
                for event, _about in rows
                for word in words_in(" ".join(map(str, event.data.values())))
            ]
            EventWord.objects.bulk_create(words, batch_size=BATCH)


def word(chance: random.Random) -> str:
    """One of many words, of which few are frequent."""
    return f"word{skewed(chance, WORDS)}"


def make_event(running: object, chance: random.Random, at: datetime) -> tuple[object, list[str]]:
    """One event: few objects and houses have most of them."""
    from touchstone.desk.audit.models import Event
    from touchstone.ledger.canonical import canonical_bytes
    from touchstone.ledger.hashing import hash_leaf

    about = sorted({subject(chance), *([subject(chance)] if chance.random() < 0.3 else [])})
    house, person = skewed(chance, HOUSES), skewed(chance, PEOPLE)
    kind = chance.choice(KINDS)
    sequence = running.frontier.size  # type: ignore[attr-defined]
    entry = {
        "v": 1,
        "sequence": sequence,
        "kind": kind,
        "at": at.isoformat(timespec="microseconds"),
        "by": f"per_{person:020}",
        "for": f"org_{house:020}",
        "via": "browser",
        "about": [["dossiers.seller", one] for one in about],
        "data": {"version": chance.randrange(9), "fields": f"name {word(chance)} {word(chance)}"},
        "particulars_digest": None,
    }
    written = canonical_bytes(entry)  # type: ignore[arg-type]
    leaf = hash_leaf(written)
    running.frontier = running.frontier.append(leaf)  # type: ignore[attr-defined]
    row = Event(
        sequence=sequence,
        kind=kind,
        at=at,
        person=entry["by"],
        organisation=entry["for"],
        via="browser",
        subject_kind="dossiers.seller",
        subject=about[0],
        data=entry["data"],
        entry=written,
        leaf_hash=leaf,
    )
    return row, about


KINDS = (
    *("dossiers.seller_added", "dossiers.seller_edited", "dossiers.contact_edited", "dossiers.shop_edited"),
    *("dossiers.listing_edited", "dossiers.shared", "evidence.file_added", "evidence.file_downloaded"),
)


def skewed(chance: random.Random, count: int) -> int:
    """A number below the count, small ones most often."""
    return int(count * chance.random() ** 3)


def subject(chance: random.Random) -> str:
    """The public id of an object."""
    return f"slr_{skewed(chance, SUBJECTS):020}"


def some_day(chance: random.Random, count: int) -> date:
    """A day on which something happened."""
    return (START + timedelta(seconds=20 * chance.randrange(count))).date()


if __name__ == "__main__":
    sys.exit(main())
