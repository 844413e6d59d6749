"""The rows of two codes set side by side, in words of the language that is active."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.queries.codes import in_chinese, title_of
from touchstone.rulebook.penalties.action import Order
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.difference import Change, RowChange
from touchstone.rulebook.penalties.rows import Alike, Counted, Judged, Reset

CHANGES: dict[Change, tuple[Promise, str]] = {
    Change.ADDED: (_("added"), "success"),
    Change.REMOVED: (_("left out"), "danger"),
    Change.CHANGED: (_("changed"), "warning"),
}
SECTIONS: dict[str, Promise] = {
    "code": _("The code as a whole"),
    "tracks": _("Track"),
    "kinds": _("Kind of breach"),
    "merging": _("Merging"),
    "gathering": _("Gathering"),
    "caps": _("Cap"),
    "carrying": _("Carry-over"),
    "tiers": _("Tier"),
}
FIELDS: dict[str, Promise] = {
    "notice_days": _("days of notice"),
    "appeal_days": _("days to appeal"),
    "zone": _("time zone"),
    "reset": _("how points leave"),
    "days": _("days"),
    "points": _("points"),
    "is_strike": _("a strike"),
    "orders": _("what follows"),
    "alike": _("which are one"),
    "listings": _("listings"),
    "kinds": _("kinds of breach"),
    "at_least": _("from"),
    "below": _("below"),
    "judged": _("what is looked at"),
    "counted": _("what is counted"),
    "at": _("reached at"),
    "after_warning": _("after a warning"),
    "track": _("track"),
    "key": _("key"),
}
TEXTS = ("text_en", "text_zh", "title_en", "title_zh")
WORDS: dict[object, Promise] = {
    True: _("yes"),
    False: _("no"),
    Reset.YEAR_END: _("at the end of the year"),
    Reset.ROLLING: _("some days after each breach"),
    Alike.TRACK: _("all of the track"),
    Alike.RIGHT: _("those of one right"),
    Alike.HOLDER: _("those of one right holder"),
    Alike.KIND: _("those of one kind"),
    Alike.LISTING: _("those of one listing"),
    Judged.YEAR: _("the points of the year"),
    Judged.TOTAL: _("all points"),
    Counted.POINTS: _("points"),
    Counted.STRIKES: _("strikes"),
    Counted.STRIKES_ONE_RIGHT: _("strikes against one right"),
}


def say_changes(changes: Iterable[RowChange]) -> list[dict[str, Any]]:
    """Row by row: what became of it, in which section, its text before and after, and the values that differ."""
    return [_said(change) for change in changes]


def lines_of(changes: Iterable[RowChange], most: int) -> str:
    """The same as lines of a letter, no more than so many."""
    told = list(changes)
    lines = [_line(change) for change in told[:most]]
    if len(told) > most:
        lines.append(
            ngettext("… and %(n)s more row", "… and %(n)s more rows", len(told) - most) % {"n": len(told) - most}
        )
    return "\n".join(lines) or gettext("No row changes.")


def _line(change: RowChange) -> str:
    said = _said(change)
    head = f"- {said['section']} · {said['word']}: {said['text']}"
    values = "; ".join(f"{label}: {before} → {after}" for label, before, after in said["fields"])
    return f"{head} ({values})" if values else head


def _said(change: RowChange) -> dict[str, Any]:
    word, tone = CHANGES[change.change]
    return {
        "change": change.change.value,
        "word": word,
        "tone": tone,
        "section": SECTIONS[change.section],
        "code": change.row.code,
        "text": text_of(change.row),
        "old_text": text_of(change.before) if change.before and change.after else "",
        "fields": [
            (FIELDS[name], say_value(before), say_value(after))
            for name, before, after in change.fields
            if name not in TEXTS
        ],
    }


def text_of(row: Any) -> str:
    """What a row says, or the title of a code."""
    if isinstance(row, PenaltyCode):
        return str(row.title_zh if in_chinese() else row.title_en)
    return str(row.text_zh if in_chinese() else row.text_en)


def say_value(value: Any) -> str:
    """One value of a row."""
    if isinstance(value, tuple):
        joined = "、" if in_chinese() else ", "
        return joined.join(say_order(one) if isinstance(one, Order) else str(one) for one in value) or "–"
    if isinstance(value, bool | StrEnum):
        return str(WORDS[value])
    return str(value)


def say_order(order: Order) -> str:
    """An action with its days."""
    title = title_of(order.action)
    if order.days is None:
        return title
    return ngettext("%(what)s for %(n)s day", "%(what)s for %(n)s days", order.days) % {"what": title, "n": order.days}
