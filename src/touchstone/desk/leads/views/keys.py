"""The keys of the pages of leads, for the help that `?` opens."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from touchstone.desk.leads.models import LeadVerdict

Keys = Sequence[tuple[str, str]]


def lead_keys() -> Keys:
    """Of the page of a lead: one key decides and opens the next one."""
    verdicts = [(str(place), str(verdict.label)) for place, verdict in enumerate(LeadVerdict, start=1)]
    return [*verdicts, ("c", _("Take this lead")), ("r", _("Give this lead back")), *_everywhere()]


def queue_keys() -> Keys:
    """Of the queue: a verdict is for the chosen rows, or for the one that the keys stand on."""
    verdicts = [(str(place), str(verdict.label)) for place, verdict in enumerate(LeadVerdict, start=1)]
    choose = ("x", _("Choose the row, or leave it out (also the space bar)"))
    return [("↓ ↑", _("Walk through the rows, as j and k do")), choose, *verdicts, *_everywhere()]


def _everywhere() -> Keys:
    return [("n", _("Take the next lead")), ("u", _("Take the last decision back"))]
