"""What a breach from a lead begins with: its likeliest kind, and facts in both languages that the person corrects."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, override

from touchstone.desk.dossiers.views.saying import say_screening
from touchstone.desk.leads.models import Decision, LeadVerdict
from touchstone.desk.leads.queries.deciding import holding_verdict
from touchstone.desk.measures.days import day_of
from touchstone.desk.measures.statements import LANGUAGES
from touchstone.exchange.dsa.measure_rows import find_matter
from touchstone.rulebook.penalties.rows import BreachKind

MATTERS: dict[str, tuple[str, ...]] = {
    LeadVerdict.COUNTERFEIT: ("counterfeit", "infringement", "copyright", "patent", "design"),
    LeadVerdict.DANGEROUS: ("dangerous", "prohibited"),
    LeadVerdict.OTHER_BREACH: ("misleading", "trader_information", "inauthentic_listing", "inauthentic_reviews"),
}
"""Verdict → what a kind of breach is about that fits it, the likeliest first."""
LONGEST = 2000
OPINIONS = ("learned_text",)
"""Signals that see no fact: that a text resembles others proves nothing, and it would tell what the model weighs."""


def draft_breach(decision: Decision, kinds: Iterable[BreachKind], zone: ZoneInfo) -> dict[str, str]:
    """Initial values of the form."""
    english, chinese = (draft_facts(decision, zone, language) for language in LANGUAGES)
    return {"kind": likely_kind(holding_verdict(decision), kinds), "facts_en": english, "facts_zh": chinese}


def likely_kind(verdict: str, kinds: Iterable[BreachKind]) -> str:
    """The first kind of breach whose matter fits the verdict; empty where none does, so that the person chooses."""
    matters = [(find_matter(row.code), row.key) for row in kinds]
    fitting = [(MATTERS[verdict].index(m.key), key) for m, key in matters if m and m.key in MATTERS[verdict]]
    return min(fitting, key=lambda one: one[0])[1] if fitting else ""


def draft_facts(decision: Decision, zone: ZoneInfo, language: str) -> str:
    """Who judged what when, and what the screening saw, in plain words."""
    version = decision.listing_version
    with override(language):
        said: dict[str, Any] = {
            "day": day_of(decision.decided_at, zone),
            "verdict": LeadVerdict(holding_verdict(decision)).label,
            "version": version.number,
        }
        judged = gettext("A reviewer looked at version %(version)s of the listing on %(day)s: %(verdict)s.") % said
        lines = [judged, *_seen(decision, language)]
    return "\n".join(lines)[:LONGEST]


def _seen(decision: Decision, language: str) -> list[str]:
    finding = say_screening(decision.lead.screening, language)
    if finding is None or decision.lead.listing_version_id != decision.listing_version_id:
        return []
    seen = [signal for signal in finding.signals if (signal.value or 0.0) >= 0 and signal.name not in OPINIONS]
    sentences = [signal.sentence for signal in seen]
    if not sentences:
        return []
    return [gettext("What was seen:"), *(f"- {sentence}" for sentence in sentences)]
