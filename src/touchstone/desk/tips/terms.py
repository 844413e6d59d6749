"""How long things take: the rows `node.tips.*` of the packs, by the day on which they begin."""

from datetime import datetime, time, timedelta

from django.db.models import Q

from touchstone.desk.workflow.clock_rows import ZONE, rule_on
from touchstone.rulebook.packs import shipped_clocks

CONTEST, UNANSWERED = "node.tips.contest", "node.tips.unanswered"


def contest_within(answered: datetime) -> timedelta:
    """How long an answer of that moment can be contested, and its contact is kept."""
    return timedelta(days=rule_on(CONTEST, answered).span.amount)


def unanswered_within(filed: datetime) -> timedelta:
    """How long the contact of a tip of that moment is kept where nobody answers."""
    return timedelta(days=rule_on(UNANSWERED, filed).span.amount)


def is_over(column: str, code: str, now: datetime) -> Q:
    """Whether the time that began at the column is over, each by the row that was in force when it began."""
    over = Q(pk__in=())
    for rule in shipped_clocks():
        if rule.code == code and rule.is_enabled:
            begun = Q(**{f"{column}__gte": datetime.combine(rule.valid_from, time(), ZONE)})
            if rule.valid_to is not None:
                begun &= Q(**{f"{column}__lt": datetime.combine(rule.valid_to + timedelta(days=1), time(), ZONE)})
            over |= begun & Q(**{f"{column}__lt": now - timedelta(days=rule.span.amount)})
    return over
