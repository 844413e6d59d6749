"""The tracks of an account as pages draw them: points against the next tier, and what leaves when."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.queries.codes import confirmed, in_chinese
from touchstone.desk.measures.queries.expiry import leaves_at
from touchstone.desk.measures.queries.path import first_to_leave, turns_of
from touchstone.desk.measures.views.path_plot import draw_path
from touchstone.rulebook.penalties.account import Account, Entry, Standing
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import Counted, Tier, Track

STANDINGS = {
    Standing.COUNTED: _("counted"),
    Standing.MERGED: _("counted with an earlier one"),
    Standing.CAPPED: _("beyond the most of one day"),
    Standing.GATHERING: _("waits for others"),
    Standing.NO_RULE: _("no rule of that day"),
}


def tracks_of(account: Account, seen: Collection[str]) -> list[dict[str, Any]]:
    """The tracks that hold something; of breaches that are not among `seen` only their points and days are shown."""
    code = confirmed(account.code)
    held = {entry.track for entry in account.entries}
    return [_track(code, track, account, seen) for track in code.tracks if track.key in held]


def _track(code: PenaltyCode, track: Track, account: Account, seen: Collection[str]) -> dict[str, Any]:
    points, ahead = account.points(track.key), _ahead(code.tiers, track, account)
    nodes = [tier.at for tier in _tiers(code.tiers, track)]
    return {
        "key": track.key,
        "title": track.title_zh if in_chinese() else track.title_en,
        "code": code.identity,
        "points": points,
        "strikes": account.strikes(track.key),
        "next": (ahead.text_zh if in_chinese() else ahead.text_en) if ahead else "",
        "missing": ahead.at - points if ahead else 0,
        "most": max(ahead.at if ahead else max(nodes, default=0), points, 1),
        "leaving": first_to_leave(code, account, track.key),
        "drawing": draw_path(turns_of(code, account, track.key), nodes, account.at),
        "rule": track.text_zh if in_chinese() else track.text_en,
        "entries": [_entry(code, account, entry, seen) for entry in account.entries if entry.track == track.key],
    }


def _entry(code: PenaltyCode, account: Account, entry: Entry, seen: Collection[str]) -> dict[str, Any]:
    return {
        "entry": entry,
        "is_own": entry.breach in seen,
        "standing": STANDINGS[entry.standing],
        "is_live": entry.ended_at is None,
        "leaves_at": entry.ended_at or leaves_at(code, account, entry),
    }


def _tiers(tiers: tuple[Tier, ...], track: Track) -> list[Tier]:
    return [tier for tier in tiers if tier.is_enabled and tier.track == track.key and tier.counted is Counted.POINTS]


def _ahead(tiers: tuple[Tier, ...], track: Track, account: Account) -> Tier | None:
    """The next tier of points; None at the highest."""
    points = account.points(track.key)
    return min((tier for tier in _tiers(tiers, track) if tier.at > points), key=lambda tier: tier.at, default=None)
