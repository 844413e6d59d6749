"""When the points of an entry leave the account, if nothing else happens until then."""

from datetime import date, datetime

from touchstone.rulebook.penalties.account import Account, Entry
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import Judged, Reset
from touchstone.rulebook.penalties.track_book import beginning_of, end_of


def leaves_at(code: PenaltyCode, account: Account, entry: Entry) -> datetime | None:
    """The midnight at which it goes; None where a carry-over row, as the account stands, keeps it over this year's end."""
    track = next((track for track in code.tracks if track.key == entry.track), None)
    if track is None:
        return None
    day = entry.at.astimezone(code.zone).date()
    if track.reset is Reset.ROLLING:
        return end_of(track, day, code.zone)
    year = account.at.astimezone(code.zone).year
    return None if _is_carried(code, account, entry, year) else beginning_of(date(year + 1, 1, 1), code.zone)


def _is_carried(code: PenaltyCode, account: Account, entry: Entry, year: int) -> bool:
    live = account.live(entry.track)
    ours = [each for each in live if each.at.astimezone(code.zone).year == year]
    for row in code.carrying:
        if not row.is_enabled or row.track != entry.track or not row.applies_on(date(year, 12, 31)):
            continue
        seen = list(live) if row.judged is Judged.TOTAL else ours
        if entry in seen and row.at_least <= sum(each.points for each in seen) < row.below:
            return True
    return False
