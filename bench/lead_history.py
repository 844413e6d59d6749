"""What people did before: verdicts with their decisions, a seller with a twentieth of all leads, and the pages that then weigh most."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection

from bench.lead_rows import NOW, VERDICTS
from touchstone.desk.audit.acting import writing
from touchstone.desk.dossiers.bulk import moment
from touchstone.desk.dossiers.models import ListingVersion
from touchstone.desk.leads.models import Decision, Lead

LONG = 20
"""Of so many leads one is of the seller with the long history."""
DEED = 25
"""So many decisions were given with one key."""
DECIDED = (
    "INSERT INTO leads_decision (public_id, lead_id, listing_version_id, verdict, note, deed, decided_at, decided_by)"
    " SELECT 'dec_bench' || id, id, listing_version_id, verdict, '', 'deed' || (id / %s), %s, 'per_bench'"
    " FROM leads_lead WHERE status = 'decided' AND id %% 10 = %s ORDER BY id"
)


def decide_some(count: int) -> int:
    """Verdicts on a fifth of the leads, with their decisions, on ten days; the leads too were found on ten days."""
    gather_long_history()
    with writing(), connection.cursor() as cursor:
        for place, verdict in enumerate(VERDICTS):
            cursor.execute(
                "UPDATE leads_lead SET status = 'decided', waiting = %s, verdict = %s WHERE id %% %s = %s",
                [False, verdict, 5 * len(VERDICTS), place],
            )
        for days in range(10):
            cursor.execute(DECIDED, [DEED, moment(NOW - timedelta(days=days)), days])
            Lead.objects.filter(pk__gt=count // 2 * days, pk__lte=count // 2 * (days + 1)).update(
                created_at=NOW - timedelta(days=10 - days)
            )
    return Decision.objects.count()


def gather_long_history() -> None:
    """One shop of one seller gets a twentieth of the listings with their leads."""
    first = Lead.objects.select_related("shop").order_by("pk")[0]
    with writing(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE leads_lead SET seller_id = %s, shop_id = %s WHERE id %% %s = 1",
            [first.seller_id, first.shop_id, LONG],
        )
        cursor.execute(
            "UPDATE dossiers_listing SET shop_id = %s WHERE id IN (SELECT listing_id FROM leads_lead WHERE id %% %s = 1)",
            [first.shop_id, LONG],
        )


def single_leads() -> Iterator[tuple[str, Lead]]:
    """One lead of each kind that a reviewer opens, with what the kind is."""
    newest = Lead.objects.order_by("-pk")
    long = newest.extra(where=["id %% %s = 1"], params=[LONG])
    usual = newest.extra(where=["id %% %s <> 1"], params=[LONG])
    brands = ListingVersion.objects.filter(brand_text="brand-7").count()
    yield "waits, with signals", usual.filter(waiting=True)[0]
    yield "decided", usual.filter(waiting=False)[0]
    yield f"seller with {long.count():,} leads", long.filter(waiting=True)[0]
    yield "decided, of that seller", long.filter(waiting=False)[0]
    yield f"brand with {brands:,} priced listings", usual.filter(waiting=True, brand_text="brand-7")[0]
    yield "first lead of that brand", usual.filter(waiting=True, brand_text="brand-7").order_by("pk")[0]
    yield "brand with few listings", usual.filter(waiting=True, brand_text="brand-8")[0]
