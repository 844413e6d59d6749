"""The way of an appeal from the breach to its end, as a timeline."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from touchstone.desk.measures.models import Appeal
from touchstone.desk.measures.transitions import UPHELD


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry, as `{% timeline %}` draws it."""

    at: datetime
    sentence: str
    sign: str
    tone: str = ""


def way_of(appeal: Appeal) -> list[Happened]:
    """What happened, the newest first."""
    way = [
        Happened(appeal.breach.established_at, _("The breach was established."), "gavel"),
        Happened(appeal.filed_at, _("The appeal was filed."), "send"),
    ]
    if appeal.withdrawn_at:
        way.append(Happened(appeal.withdrawn_at, _("The appeal was withdrawn."), "arrow-back-up"))
    if appeal.decided_at and appeal.status == UPHELD:
        said = _("The appeal was upheld: the breach counts no more, and what it brought is taken back.")
        way.append(Happened(appeal.decided_at, said, "circle-check", "success"))
    elif appeal.decided_at:
        said = _("The appeal was rejected: the breach and its measures stand.")
        way.append(Happened(appeal.decided_at, said, "circle-x", "danger"))
    return way[::-1]
