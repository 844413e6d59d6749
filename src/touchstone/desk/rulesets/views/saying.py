"""How the pages of rulesets say verdicts and shares."""

import math

from django.utils.translation import gettext as _

from touchstone.desk.dossiers.models import Verdict
from touchstone.desk.rulesets.engine.values import Interval

TONES = {"queued": "info", "running": "info", "done": "success", "stopped": "neutral", "failed": "danger"}
"""Of the states of a trial."""


def way_words(way: str) -> str:
    """`pass>review` in words."""
    before, _arrow, after = way.partition(">")
    return f"{Verdict(before).label} → {Verdict(after).label}"


def share_words(interval: Interval) -> str:
    """A share with its interval, in per cent; a dash where nothing was counted."""
    if math.isnan(interval.value):
        return "–"
    values = {
        "share": f"{100 * interval.value:.1f}",
        "low": f"{100 * interval.low:.1f}",
        "high": f"{100 * interval.high:.1f}",
    }
    return _("%(share)s %% (%(low)s–%(high)s)") % values


def percent_of(done: int, total: int) -> int:
    """How far it is; listings that came meanwhile do not carry it over the end."""
    return min(100, round(100 * done / total)) if total else 0
