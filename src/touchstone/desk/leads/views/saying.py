"""What the pages of leads say and offer."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import ngettext

from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.models import LeadVerdict

TONES = {
    LeadVerdict.COUNTERFEIT: "danger",
    LeadVerdict.DANGEROUS: "danger",
    LeadVerdict.OTHER_BREACH: "warning",
    LeadVerdict.FINE: "success",
    LeadVerdict.CANNOT_TELL: "neutral",
}


def verdict_buttons() -> list[dict[str, Any]]:
    """The verdicts with their keys."""
    return [
        {"key": str(place), "value": verdict.value, "label": verdict.label}
        for place, verdict in enumerate(LeadVerdict, start=1)
    ]


def say_decided(request: DeskRequest, verdict: LeadVerdict, count: int, deed: str) -> None:
    """A toast on the next page, with the way back."""
    text = ngettext("%(count)s lead decided: %(verdict)s.", "%(count)s leads decided: %(verdict)s.", count)
    address = reverse("lead_undo", kwargs={"deed": deed})
    words = text % {"verdict": verdict.label, "count": count}
    messages.success(request, words, extra_tags=f"undo:{address}")
