"""Rules of a code that are more than a number of points: the prior warning and the repeat infringer."""

from enum import StrEnum

from touchstone.rulebook.penalties.account import Account, Owed
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import Counted, Tier


class SpecialRule(StrEnum):
    """A warning that stands for what the tier orders; a measure that such a warning preceded; one for repetition."""

    PRIOR_WARNING = "prior_warning"
    AFTER_WARNING = "after_warning"
    REPEAT_INFRINGER = "repeat_infringer"


def special_rules(code: PenaltyCode, row: str, action: Action) -> tuple[SpecialRule, ...]:
    """What a measure of this action rests on besides the number of its tier; empty for what a kind of breach brings.

    Strikes are repetition from the second on, or where several breaches must gather into one.
    """
    tier = tier_named(code, row)
    if tier is None:
        return ()
    found = []
    if tier.after_warning:
        stands_in = action is Action.WARN
        found.append(SpecialRule.PRIOR_WARNING if stands_in else SpecialRule.AFTER_WARNING)
    is_gathered = any(rule.track == tier.track and rule.is_enabled for rule in code.gathering)
    if tier.counted is not Counted.POINTS and (tier.at > 1 or is_gathered):
        found.append(SpecialRule.REPEAT_INFRINGER)
    return tuple(found)


def warning_before(code: PenaltyCode, account: Account, owed: Owed) -> Owed | None:
    """The first warning of the track under which a measure is owed, where one came before it."""
    tier = tier_named(code, owed.row)
    for one in account.owed:
        if one.key == owed.key:
            return None
        other = tier_named(code, one.row)
        if one.action is Action.WARN and tier and other and other.track == tier.track:
            return one
    return None


def tier_named(code: PenaltyCode, row: str) -> Tier | None:
    """The tier with this code; None: the row is none."""
    return next((tier for tier in code.tiers if tier.code == row and tier.is_enabled), None)
