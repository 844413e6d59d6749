"""Appeals by their breach: those that were filed, the one that holds, and what can be appealed now."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from touchstone.desk.measures.models import Appeal, Breach


def appeals_of(breach: Breach) -> list[Appeal]:
    """All of them, the newest first."""
    return sorted(breach.appeals.all(), key=lambda appeal: (appeal.filed_at, appeal.pk), reverse=True)


def last_appeal(breach: Breach) -> Appeal | None:
    """The newest one."""
    return next(iter(appeals_of(breach)), None)


def current_appeal(breach: Breach) -> Appeal | None:
    """The one that runs, or whose end nothing came after."""
    return next((appeal for appeal in breach.appeals.all() if appeal.superseded is None), None)


def can_be_appealed(now: datetime) -> Q:
    """Breaches that stand, whose time runs, and against which no appeal holds."""
    holding = Appeal.objects.filter(breach=OuterRef("pk"), superseded=None)
    return Q(~Exists(holding), reversed_at=None, appeal_until__gt=now)
