"""What has not been done although its time is up."""

from datetime import datetime

from django.db.models import QuerySet

from touchstone.desk.workflow.models import RunningClock


def overdue(subject_kind: str, now: datetime) -> QuerySet[RunningClock, str]:
    """The public ids of the things of a kind whose clock has run out."""
    clocks = RunningClock.objects.filter(subject_kind=subject_kind, stopped_at=None, due_at__lte=now)
    return clocks.order_by().values_list("subject", flat=True)
