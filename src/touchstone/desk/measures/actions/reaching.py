"""A measure reaches all that its identity has now: shops and accounts that come to it, and those no longer that leave it."""

from datetime import datetime

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.ordering import issue_order, let_go
from touchstone.desk.measures.appeal_terms import appeal_term
from touchstone.desk.measures.messages import REACHED
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import standing_measures
from touchstone.desk.measures.queries.appeals import current_appeal
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.queries.ordered import held_by_target
from touchstone.desk.measures.queries.targets import WIDE, Target, aimed_at, reach_of
from touchstone.desk.measures.telling import tell_measure
from touchstone.desk.measures.transitions import FILED
from touchstone.rulebook.penalties.code import PenaltyCode

MOST_NAMED = 10
"""Targets that a message names."""


def align_orders(root: Seller, by: Actor, now: datetime, *, is_whole: bool = False) -> None:
    """Order what measures in force ask for and was never ordered, let go of what they no longer reach, inside the running act.

    Measures of single listings, whose target never changes, are looked at only where `is_whole`.
    """
    rows = standing_measures(root).exclude(until__lte=now).order_by("pk")
    measures = list(rows if is_whole else rows.filter(action__in=WIDE))
    if not measures:
        return
    reach, held = reach_of(root), held_by_target([measure.pk for measure in measures])
    for measure in measures:
        own, wanted = held.get(measure.pk, {}), aimed_at(measure, reach)
        for order in (order for target, order in own.items() if target not in wanted):
            let_go(order, by, now)
        new = [target for target in wanted if target not in own]
        for target in new:
            issue_order(measure, target, by, now)
        if new:
            leave_time(measure.breach, confirmed(measure.breach.code), now)
            tell_measure(REACHED, measure, now, targets=_named(new))


def leave_time(breach: Breach, code: PenaltyCode, now: datetime) -> None:
    """What is decided later on an old breach, or reaches more than before, can be appealed for as long as at first, and anew."""
    appeal = current_appeal(breach)
    if appeal is not None and appeal.status == FILED:
        return
    if appeal is not None:
        appeal.superseded = now
        appeal.save(update_fields=["superseded"])
    until = appeal_term(code, breach.listing_version.listing.platform, now)
    if until > breach.appeal_until:
        breach.appeal_until = until
        breach.save(update_fields=["appeal_until"])


def _named(targets: list[Target]) -> str:
    """As the platform names them; of many the first ones and how many more there are."""
    names = [f"{target.platform} {target.id}" for target in targets]
    more = [f"… (+{len(names) - MOST_NAMED})"] if len(names) > MOST_NAMED else []
    return ", ".join(names[:MOST_NAMED] + more)
