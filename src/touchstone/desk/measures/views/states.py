"""How a measure stands, in words and a tone."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.models import Measure


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
