"""The own breaches of a seller by what can be done about them."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.actor import Actor
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.appeals import can_be_appealed
from touchstone.desk.measures.queries.visible import visible_breaches
from touchstone.desk.measures.transitions import FILED

CHOICES = (
    ("open", _("can be appealed")),
    ("appealed", _("appeal not decided yet")),
    ("standing", _("stands")),
    ("reversed", _("reversed")),
)


def breaches_in(actor: Actor, state: str, now: datetime) -> QuerySet[Breach]:
    """Own breaches of a state, or all for an empty one; the newest first."""
    asked = {
        "open": can_be_appealed(now),
        "appealed": Q(appeals__status=FILED),
        "standing": Q(reversed_at=None),
        "reversed": ~Q(reversed_at=None),
    }
    rows = visible_breaches(actor).filter(asked.get(state, Q()))
    rows = rows.select_related("listing_version__listing").prefetch_related("appeals")
    return rows.order_by("-established_at", "-pk")
