"""The prior warning and the repeat infringer in the reasons of a measure: which clause, what it led to, until when."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext, ngettext

from touchstone.desk.measures.days import date_of, day_of
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import owner_of
from touchstone.desk.measures.queries.codes import in_chinese, title_of
from touchstone.desk.measures.row_words import say_value
from touchstone.rulebook.penalties.account import Account, Owed
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import Counted, Tier
from touchstone.rulebook.penalties.special_rules import SpecialRule, special_rules, tier_named, warning_before


def name_rules(code: PenaltyCode, account: Account, owed: Owed, rows: Mapping[str, Breach]) -> Iterator[str]:
    """A paragraph for each rule that the measure rests on, in the language that is active; none for most measures."""
    tier = tier_named(code, owed.row)
    if tier is None:
        return
    for rule in special_rules(code, owed.row, owed.action):
        if rule is SpecialRule.PRIOR_WARNING:
            yield _warns(code, tier)
        elif rule is SpecialRule.AFTER_WARNING:
            yield _was_warned(code, account, owed, rows)
        else:
            yield _repeats(code, tier, owed, rows)


def _warns(code: PenaltyCode, tier: Tier) -> str:
    track = next(track for track in code.tracks if track.key == tier.track)
    return gettext(
        "Prior warning. Under %(row)s a warning comes first, and this is it: it takes the place of “%(orders)s”. It "
        "has no end unless it is reversed; the next time that a tier of “%(track)s” is reached, what the tier orders "
        "follows without another warning."
    ) % {
        "row": tier.code,
        "orders": say_value(tier.orders),
        "track": track.title_zh if in_chinese() else track.title_en,
    }


def _was_warned(code: PenaltyCode, account: Account, owed: Owed, rows: Mapping[str, Breach]) -> str:
    warning = warning_before(code, account, owed)
    if warning is None or not _is_same_owner(rows[warning.breach], rows[owed.breach]):
        text = gettext(
            "Prior warning. %(row)s asks for a warning first; it was given before, so that “%(action)s” follows now%(until)s."
        )
    else:
        text = gettext(
            "Prior warning. %(row)s asks for a warning first; it was given on %(day)s under %(warned)s, so that "
            "“%(action)s” follows now%(until)s."
        )
    return text % {
        "row": owed.row,
        "day": _day(code, rows[warning.breach]) if warning else "",
        "warned": warning.row if warning else "",
        "action": title_of(owed.action),
        "until": _until(code, owed),
    }


def _repeats(code: PenaltyCode, tier: Tier, owed: Owed, rows: Mapping[str, Breach]) -> str:
    if tier.counted is Counted.STRIKES_ONE_RIGHT:
        text = gettext(
            "Repeat infringer. Under %(row)s, %(at)s strikes against one right lead to “%(action)s”%(until)s. Strikes "
            "counted: %(reached)s (%(days)s)."
        )
    else:
        text = gettext(
            "Repeat infringer. Under %(row)s, %(at)s strikes lead to “%(action)s”%(until)s. Strikes counted: "
            "%(reached)s (%(days)s)."
        )
    return text % {
        "row": tier.code,
        "at": tier.at,
        "reached": owed.reached,
        "days": _days(code, owed, rows),
        "action": title_of(owed.action),
        "until": _until(code, owed),
    }


def _days(code: PenaltyCode, owed: Owed, rows: Mapping[str, Breach]) -> str:
    """The days of the strikes; those of a shop of others that counts together are only counted."""
    own = [rows[name] for name in owed.because if _is_same_owner(rows[name], rows[owed.breach])]
    said = [_day(code, row) for row in own]
    if others := len(owed.because) - len(own):
        said.append(ngettext("%(n)s of another shop", "%(n)s of other shops", others) % {"n": others})
    return ("、" if in_chinese() else ", ").join(said)


def _until(code: PenaltyCode, owed: Owed) -> str:
    if owed.until is None:
        return gettext(", with no end unless it is reversed")
    return gettext(", until %(day)s") % {"day": day_of(owed.until, code.zone)}


def _day(code: PenaltyCode, row: Breach) -> str:
    return date_of(row.established_at, code.zone)


def _is_same_owner(one: Breach, other: Breach) -> bool:
    return owner_of(one.seller) == owner_of(other.seller)
