"""The account of a seller: points per track and when they go, breaches, measures."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.queries.accounts import accounts_of, breaches_of
from touchstone.desk.measures.queries.codes import confirmed, in_chinese, title_of
from touchstone.desk.measures.queries.expiry import leaves_at
from touchstone.desk.measures.queries.visible import find, visible_breaches, visible_measures, visible_sellers
from touchstone.desk.measures.views.states import state_of
from touchstone.rulebook.penalties.account import Account, Standing
from touchstone.rulebook.penalties.rows import Tier, Track

STANDINGS = {
    Standing.COUNTED: _("counted"),
    Standing.MERGED: _("counted with an earlier one"),
    Standing.CAPPED: _("beyond the most of one day"),
    Standing.GATHERING: _("waits for others"),
    Standing.NO_RULE: _("no rule of that day"),
}


def show_account(request: DeskRequest, seller: str) -> HttpResponse:
    """One seller, over all shops and everything that was merged."""
    root = find(visible_sellers(request.actor), seller)
    own = breaches_of(root).order_by().values("pk")
    breaches = visible_breaches(request.actor).filter(pk__in=own).select_related("listing_version__listing")
    measures = visible_measures(request.actor).filter(breach__in=own)
    values = {
        "seller": root,
        "tracks": [track for account in accounts_of(root, request.now) for track in _tracks(account)],
        "breaches": breaches,
        "measures": [
            {"measure": row, "action": title_of(row.action), "state": state_of(row, request.now)} for row in measures
        ],
    }
    return render(request, "measures/account.html", values)


def _tracks(account: Account) -> list[dict[str, Any]]:
    code = confirmed(account.code)
    return [
        {
            "title": track.title_zh if in_chinese() else track.title_en,
            "code": code.identity,
            "points": account.points(track.key),
            "strikes": account.strikes(track.key),
            "next": _next_tier(code.tiers, track, account),
            "entries": [
                {
                    "entry": entry,
                    "standing": STANDINGS[entry.standing],
                    "leaves_at": entry.ended_at or leaves_at(code, account, entry),
                }
                for entry in account.entries
                if entry.track == track.key
            ],
        }
        for track in code.tracks
        if any(entry.track == track.key for entry in account.entries)
    ]


def _next_tier(tiers: tuple[Tier, ...], track: Track, account: Account) -> str:
    """What the next tier of points says; empty at the highest."""
    points = account.points(track.key)
    ahead = [t for t in tiers if t.is_enabled and t.track == track.key and t.counted == "points" and t.at > points]
    nearest = min(ahead, key=lambda tier: tier.at, default=None)
    if nearest is None:
        return ""
    return nearest.text_zh if in_chinese() else nearest.text_en
