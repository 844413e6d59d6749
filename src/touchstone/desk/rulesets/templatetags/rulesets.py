"""How templates say names, texts in both languages, tones and reasons."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import get_language

from touchstone.desk.rulesets.engine.words import signal_title
from touchstone.desk.rulesets.views.saying import TONES

register = template.Library()
VERDICT_TONES = {"pass": "success", "review": "warning", "block": "danger"}


@register.filter
def named(names: Mapping[str, str], person: str) -> str:
    """The name of a person; empty where the node acted."""
    return names.get(person, "")


@register.filter
def reading(words: Any) -> str:
    """A text of a ruleset in the reader's language."""
    return str(words.zh if _is_chinese() else words.en)


@register.filter
def trial_tone(state: str) -> str:
    """The tone of the state of a trial."""
    return TONES.get(state, "neutral")


@register.filter
def verdict_tone(verdict: str) -> str:
    """The tone of a verdict."""
    return VERDICT_TONES.get(verdict, "neutral")


@register.filter
def reasons(differences: str) -> list[tuple[str, str]]:
    """The engine's `name +0.10→+0.20; …` as names that people read and values."""
    parts = (part.rpartition(" ") for part in differences.split("; ") if part)
    return [(signal_title(name)[_is_chinese()], values) for name, _, values in parts]


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")
