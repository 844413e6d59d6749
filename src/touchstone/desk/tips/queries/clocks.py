"""By when tips are to be answered: for lists, pages and the API."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.transitions import OPEN
from touchstone.desk.workflow.models import RunningClock
from touchstone.desk.workflow.queries.deadlines import ShownClock, running_of

RUNNING = RunningClock.objects.filter(subject_kind=Tip.SUBJECT_KIND, stopped_at=None)


def overdue(tips: QuerySet[Tip], now: datetime) -> QuerySet[Tip]:
    """Those of them whose time to be answered is over."""
    return tips.filter(public_id__in=RUNNING.filter(due_at__lte=now).values("subject"))


def with_deadline(tips: QuerySet[Tip]) -> QuerySet[Tip]:
    """With `answer_until`, None where nobody has to answer."""
    running = RUNNING.filter(subject=OuterRef("public_id"))
    return tips.annotate(answer_until=Subquery(running.order_by().values("due_at")[:1]))


def clocks_of_tips(tips: Iterable[Tip], now: datetime) -> dict[str, ShownClock]:
    """By public id, of the tips that wait."""
    found = running_of(Tip.SUBJECT_KIND, [tip.public_id for tip in tips], now)
    return {key: clocks[0] for key, clocks in found.items()}


def next_clocks(targets: Iterable[Target], now: datetime) -> dict[int, ShownClock]:
    """Of each thing the clock that ends first, by its key; the same few questions for a whole list."""
    tips = Tip.objects.filter(target__in=[target.pk for target in targets], status__in=OPEN).order_by("-pk")
    waiting = dict(tips.values_list("public_id", "target_id"))
    clocks = running_of(Tip.SUBJECT_KIND, waiting, now)  # the one that ends first comes first
    return {waiting[tip]: shown[0] for tip, shown in reversed(clocks.items())}


def due_of(tip: Tip) -> date | None:
    """The last day on which whoever reported is to be answered."""
    return RUNNING.filter(subject=tip.public_id).values_list("last_day", flat=True).first()
