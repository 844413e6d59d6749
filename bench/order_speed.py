"""Measures orders that empty a large shop, and their taking back: python -m bench.order_speed [--listings N …].

Each shop has so many listings that are up. The order is confirmed as on its page, and its taking back too; then the same in parts
of 1,000, as a program does over the API. The longest part is said beside: meanwhile nobody else writes. On embedded SQLite in a
folder that is thrown away, or on the empty database that DATABASE_URL names.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

PART = 1_000


def main() -> int:
    """One shop after the other."""
    parser = argparse.ArgumentParser(prog="python -m bench.order_speed", description=__doc__)
    parser.add_argument("--listings", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--whole", action="store_true", help="only the confirmation of the whole order")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as home:
        os.environ.update(TOUCHSTONE_HOME=home, DJANGO_SETTINGS_MODULE="touchstone.desk.frontdoor.settings")
        os.environ.update(TOUCHSTONE_SECOND_FACTOR="0", TOUCHSTONE_DEMONSTRATION="1", TOUCHSTONE_LOG_LEVEL="warning")
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        people = _people()
        for count in options.listings:
            measure(people, count, whole_only=options.whole)
    return 0


def measure(people: dict[str, Any], count: int, *, whole_only: bool) -> None:
    """One shop confirmed whole and taken back, another one in parts."""
    print(f"{count:,} listings", flush=True)
    order, breach = emptied(people, f"whole-{count}", count)
    by, now = people["supervisor"].actor, order.issued_at + timedelta(hours=1)
    _timed("  emptied, confirmed on its page", lambda: on_page(order, by, now), count)
    undo = taken_back(people, breach, order, now)
    _timed("  taken back, confirmed on its page", lambda: on_page(undo, by, now), count)
    if not whole_only:
        order, _breach = emptied(people, f"parts-{count}", count)
        in_parts(order, by, now, count)


def on_page(order: Any, by: Any, now: Any) -> None:
    """As a supervisor does, with what the background then has to note; says the longest part of that."""
    from touchstone.desk.measures.actions.confirming import confirm_part, step_order
    from touchstone.desk.measures.models import OrderConfirming

    at = time.perf_counter()
    step_order(order=order, verb="confirm", reason="", by=by, now=now, seen=order.version)
    said, times, is_left = time.perf_counter() - at, [0.0], True
    row = OrderConfirming.objects.filter(order=order, ended_at=None).first()
    while row is not None and is_left:
        at = time.perf_counter()
        is_left = confirm_part(confirming=row, now=now)
        times.append(time.perf_counter() - at)
    print(
        f"    the page answered after {said:.2f} s, one part of the background at most {max(times):.2f} s", flush=True
    )


def in_parts(order: Any, by: Any, now: Any, count: int) -> None:
    """As a program does; says the longest part, since nothing else is written meanwhile."""
    from touchstone.desk.measures.actions.carrying import confirm_listings

    target, times = order.target, []
    names = [f"{target}-{number}" for number in range(count)]
    begun = time.perf_counter()
    for start in range(0, count, PART):
        at = time.perf_counter()
        confirm_listings(order=order, listings=names[start : start + PART], by=by, now=now)
        times.append(time.perf_counter() - at)
    print(f"  emptied, confirmed in parts: {time.perf_counter() - begun:,.1f} s, one part at most {max(times):.2f} s")


def emptied(people: dict[str, Any], name: str, count: int) -> tuple[Any, Any]:
    """A shop with so many listings, and the order to empty it that its second counterfeit brought."""
    from tests.desk.measures.world import establish, make_world
    from tests.desk.people import NOW
    from touchstone.desk.measures.models import PlatformOrder

    world = make_world(people["analyst"], name)
    assert world.listing.shop is not None
    _fill(world.listing, count, NOW)
    establish(world, people["analyst"])
    breach = establish(world, people["analyst"], days=10)
    return PlatformOrder.objects.get(measure__breach=breach, action="delist_all"), breach


def taken_back(people: dict[str, Any], breach: Any, order: Any, now: Any) -> Any:
    """The order that brings the shop's listings back, since its breach was reversed."""
    from touchstone.desk.audit.acting import writing
    from touchstone.desk.measures.actions.reversing import reverse_breach

    with writing():
        reverse_breach(breach, people["supervisor"].actor, now, "It is genuine.")
    order.refresh_from_db()
    return order.undone_by


def _fill(listing: Any, count: int, now: Any) -> None:
    """Rows as an import writes them."""
    from touchstone.desk.audit.acting import writing
    from touchstone.desk.dossiers.models import Listing, ListingVersion

    shop = listing.shop
    made = {"platform": shop.platform, "shop": shop, "created_at": now, "digest": "0" * 32}
    for start in range(0, count, 5_000):
        names = [f"{shop.platform_shop_id}-{number}" for number in range(start, min(start + 5_000, count))]
        with writing():
            rows = Listing.objects.bulk_create(
                Listing(platform_listing_id=name, title="耐克运动鞋 男款", **made) for name in names
            )
            ListingVersion.objects.bulk_create(
                ListingVersion(listing=row, number=1, valid_from=now, title=row.title, digest="0" * 32, created_at=now)
                for row in rows
            )
    if count:
        Listing.objects.filter(pk=listing.pk).update(state="offline")


def _people() -> dict[str, Any]:
    from tests.desk.measures.world import adopt_model
    from tests.desk.people import make_organisation, make_standing

    house = make_organisation("Marketplace", "platform", operates_node=True)
    adopt_model()
    return {role: make_standing(role.title(), house, role) for role in ("analyst", "supervisor")}


def _timed(what: str, work: Callable[[], object], count: int) -> None:
    wall, own = time.perf_counter(), time.process_time()
    work()
    took, used = time.perf_counter() - wall, time.process_time() - own
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what}: {took:,.1f} s ({took / count * 1e6:,.0f} µs a listing), processor {used:,.1f} s, peak {peak:,.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
