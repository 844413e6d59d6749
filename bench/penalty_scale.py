"""Measures simulations and “enforced = owed” over many breaches: python -m bench.penalty_scale [--breaches N] [--sellers N].

Breaches are inserted as rows, a third of the kinds of the model code each, over one year; no measure was decided for them,
so that every measure that is owed is a difference. The background passes run one after the other until they are done.
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

import django

KINDS = ("misleading", "misleading", "unauthorised", "counterfeit_minor", "counterfeit", "dangerous")
CODES = ("aliexpress@2018", "taobao@2015")
PAGES = ("", "?sort=-points", "?sort=name", "?which=harder", "?q=seller-77", "?q=shop-123&sort=-then", "?cursor=10000")
AT_ONCE = 5_000


def main() -> int:
    """Fill, simulate, balance, ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.penalty_scale", description=__doc__)
    parser.add_argument("--breaches", type=int, default=1_000_000)
    parser.add_argument("--sellers", type=int, default=20_000)
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
        measure(options.breaches, options.sellers)
    return 0


def measure(breaches: int, sellers: int) -> None:
    """Everything in turn."""
    from django.core.management import call_command

    from bench.lead_rows import NOW
    from tests.desk.measures.world import adopt_model
    from touchstone.desk.measures.actions.balancing import start_balance
    from touchstone.desk.measures.actions.simulating import start_simulation
    from touchstone.desk.measures.intake.balancing import run_balances
    from touchstone.desk.measures.intake.simulating import run_simulations
    from touchstone.desk.measures.models import Balance, Breach, CodeSimulation

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    client, by = _analyst()
    if not Breach.objects.exists():
        adopt_model()
        _timed(f"{breaches:,} breaches of {sellers:,} sellers inserted", lambda: insert(breaches, sellers))
    for code in () if CodeSimulation.objects.exists() else CODES:
        start_simulation(code=code, days=365, by=by, now=NOW)
        _timed(f"simulation of {code} beside model@1", lambda: _exhaust(run_simulations))
        row = CodeSimulation.objects.earliest("-pk")
        print(
            f"  {row.state}: {row.done:,} breaches, {row.sellers.count():,} sellers, {row.sums['differing']:,} differ"
        )
    if not Balance.objects.exists():
        start_balance(by=by, now=NOW)
        _timed("balance of owed and enforced", lambda: _exhaust(run_balances))
    row = CodeSimulation.objects.earliest("-pk")
    balance = Balance.objects.all()[0]
    print(f"  {balance.done:,} breaches, {balance.found:,} differences")
    addresses = [f"/measures/simulate/{row.public_id}/{page}" for page in PAGES]
    for address in [*addresses, "/measures/enforced/", "/measures/enforced/?what=missing&q=seller-7"]:
        ask(client, address)


def insert(breaches: int, sellers: int) -> None:
    """Sellers with a shop and a listing each, and their breaches."""
    from bench.lead_rows import NOW
    from touchstone.desk.dossiers.models import Listing, ListingVersion, Seller, Shop
    from touchstone.desk.measures.models import Breach

    rows, many = Random(7), range(sellers)
    made = {"created_at": NOW, "updated_at": NOW}
    owners = _put(Seller, ({"name": f"seller-{n}", "kind": "enterprise"} for n in many), made)
    shops = _put(
        Shop,
        ({"platform": "b", "platform_shop_id": f"P-{n}", "name": f"shop-{n}", "seller": owners[n]} for n in many),
        made,
    )
    listings = _put(
        Listing,
        ({"platform": "b", "platform_listing_id": f"L-{n}", "shop": shops[n], "title": "鞋"} for n in many),
        made,
    )
    versions = _put(
        ListingVersion, ({"listing": listings[n], "number": 1, "valid_from": NOW, "title": "鞋"} for n in many), made
    )
    said = {"code": "model@1", "facts_en": "Seen.", "facts_zh": "已见。", "evidence": ["ev"], "evidence_count": 1}

    def breach(number: int) -> dict[str, Any]:
        who, kind = int(sellers * rows.random() ** 2), rows.choice(KINDS)
        at = NOW - _days(rows.uniform(0.01, 400))
        subject = {"seller": owners[who], "shop": shops[who], "listing_version": versions[who]}
        return {**said, **subject, "kind": kind, "ground": f"penalty.model.{kind}", "established_at": at,
                "established_by": "per_x", "appeal_until": at + _days(30)}  # fmt: skip

    _put(Breach, (breach(number) for number in range(breaches)), {}, keeps=False)


def ask(client: Any, address: str) -> None:
    """Median and worst of nine."""
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        times.append(time.perf_counter() - begun)
    times.sort()
    print(f"  {address[:70]:70} median {times[4] * 1000:6.0f} ms, worst {times[-1] * 1000:6.0f} ms", flush=True)


def _put(model: Any, values: Any, made: dict[str, Any], *, keeps: bool = True) -> list[Any]:
    from touchstone.desk.audit.acting import writing

    names = {field.name for field in model._meta.get_fields()}
    told, kept = {name: value for name, value in made.items() if name in names}, list[Any]()
    part: list[Any] = []
    for each in values:
        part.append(model(**each, **told))
        if len(part) == AT_ONCE:
            kept += _flush(model, part, writing) if keeps else _flush(model, part, writing)[:0]
            part = []
    return kept + _flush(model, part, writing)


def _flush(model: Any, part: list[Any], writing: Any) -> list[Any]:
    with writing():
        return list(model.objects.bulk_create(part))


def _days(number: float) -> Any:
    from datetime import timedelta

    return timedelta(days=number)


def _exhaust(run: Any) -> None:
    from django.utils import timezone

    while run(timezone.now()):
        pass


def _timed(what: str, work: Any) -> None:
    wall, own = time.perf_counter(), time.process_time()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what}: {time.perf_counter() - wall:,.0f} s, processor {time.process_time() - own:,.0f} s, peak {peak:,.0f} MB",
        flush=True,
    )


def _analyst() -> tuple[Any, Any]:
    from tests.desk.people import make_organisation, make_standing
    from touchstone.desk.accounts.models import Organisation

    house = Organisation.objects.filter(name="Marketplace").first()
    made = house or make_organisation("Marketplace", "platform", operates_node=True)
    standing = make_standing(f"An{time.time_ns()}", made, "analyst")
    return standing.client(), standing.actor


if __name__ == "__main__":
    raise SystemExit(main())
