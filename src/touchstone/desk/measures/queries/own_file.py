"""Everything that is held about the breaches, measures and appeals of one organisation, as plain data."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from touchstone.desk.authority.actor import Actor
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.models import Appeal, Breach, Measure
from touchstone.desk.measures.queries.accounts import accounts_of, root_of
from touchstone.desk.measures.queries.appeals import appeals_of
from touchstone.desk.measures.queries.standing import own_dossiers
from touchstone.desk.measures.queries.visible import visible_breaches
from touchstone.rulebook.penalties.account import Account

FORMAT = "touchstone.own_file/1"
NEEDED = ("listing_version__listing", "shop", "right")
HIDDEN = "another"
"""In place of the number of a breach that is not one's own and counts in the same account."""


def own_file(actor: Actor, now: datetime) -> dict[str, Any]:
    """Breaches with their measures and appeals, the oldest first, and the accounts as they stand."""
    rows = visible_breaches(actor).select_related(*NEEDED).prefetch_related("measures__orders", "appeals")
    breaches = list(rows.order_by("established_at", "pk"))
    own = {row.public_id for row in breaches}
    kept = {file for row in breaches for file in row.evidence}
    seen = set(visible_to(actor).filter(public_id__in=kept).values_list("public_id", flat=True))
    accounts = [account for seller in own_dossiers(actor) for account in accounts_of(root_of(seller), now)]
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "accounts": [_account(account, own) for account in accounts],
        "breaches": [_breach(row, seen) for row in breaches],
    }


def _breach(row: Breach, seen: set[str]) -> dict[str, Any]:
    version = row.listing_version
    return {
        "id": row.public_id,
        "listing": {
            "id": version.listing.public_id,
            "platform": version.listing.platform,
            "platform_listing_id": version.listing.platform_listing_id,
            "version": version.number,
            "title": version.title,
        },
        "shop": {"id": row.shop.public_id, "name": row.shop.name},
        "code": row.code,
        "ground": row.ground,
        "facts_en": row.facts_en,
        "facts_zh": row.facts_zh,
        "evidence_count": row.evidence_count,
        "evidence": [file for file in row.evidence if file in seen],
        "was_found_by_a_program": row.screening_id is not None,
        "established_at": row.established_at.isoformat(),
        "appeal_until": row.appeal_until.isoformat(),
        "reversed_at": _time(row.reversed_at),
        "appeals": [_appeal(each) for each in appeals_of(row)[::-1]],
        "measures": [_measure(each) for each in _oldest(row.measures.all())],
    }


def _oldest(rows: Iterable[Measure]) -> list[Measure]:
    return sorted(rows, key=lambda row: (row.decided_at, row.pk))


def _measure(row: Measure) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "action": row.action,
        "row": row.row,
        "starts": row.starts.isoformat(),
        "until": _time(row.until),
        "decided_at": row.decided_at.isoformat(),
        "reversed_at": _time(row.reversed_at),
        "statement_en": row.statement_en,
        "statement_zh": row.statement_zh,
        "platform": [
            {"way": order.way, "target_kind": order.target_kind, "target": order.target, "status": order.status}
            for order in row.orders.all()
        ],
    }


def _appeal(row: Appeal) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "status": row.status,
        "text": row.text,
        "evidence": list(row.evidence),
        "filed_at": row.filed_at.isoformat(),
        "answer": row.answer,
        "decided_at": _time(row.decided_at),
    }


def _account(account: Account, own: set[str]) -> dict[str, Any]:
    entries = [
        {
            "breach": entry.breach if entry.breach in own else HIDDEN,
            "track": entry.track,
            "at": entry.at.isoformat(),
            "points": entry.points,
            "standing": entry.standing.value,
            "ended_at": _time(entry.ended_at),
        }
        for entry in account.entries
    ]
    tracks = sorted({entry.track for entry in account.entries})
    return {"code": account.code, "points": {track: account.points(track) for track in tracks}, "entries": entries}


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
