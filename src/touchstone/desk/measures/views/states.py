"""How a measure stands, in words and a tone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.named_rules import rests_of
from touchstone.desk.measures.queries.codes import title_of


@dataclass(frozen=True, slots=True)
class Shown:
    """For a status badge."""

    label: str | Promise
    tone: str


IN_FORCE = Shown(_("in force"), "danger")
OVER = Shown(_("ended"), "neutral")
REVERSED = Shown(_("reversed"), "success")


def state_of(measure: Measure, now: datetime) -> Shown:
    """Where it stands now."""
    if measure.reversed_at is not None:
        return REVERSED
    return OVER if measure.is_over(now) else IN_FORCE


def shown_measures(rows: Iterable[Measure], now: datetime) -> list[dict[str, Any]]:
    """Measures as lists show them: what, how it stands, on which rule; needs their breaches."""
    found = list(rows)
    rests = rests_of(found)
    return [
        {"measure": row, "action": title_of(row.action), "state": state_of(row, now), "rests": rests[row.pk]}
        for row in found
    ]
