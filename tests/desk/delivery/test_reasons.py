"""Every reason that is kept says something in both languages, and never repeats what cannot be printed."""

import pytest
from django.utils.translation import override

from touchstone.desk.delivery.addresses import CLASSES
from touchstone.desk.delivery.reasons import say_reason
from touchstone.desk.delivery.refusals import REASONS, refuse, shorten

KEPT = [*REASONS, *CLASSES, "status_503", "redirect_302", "worker_lost", "endpoint_closed", "by_choice"]


def said(key: str, language: str) -> str:
    """The sentence of a reason in a language."""
    with override(language):
        return say_reason(key, "hooks.example.com")


@pytest.mark.parametrize("key", KEPT)
def test_a_kept_reason_is_a_sentence(key: str) -> None:
    assert said(key, "en").endswith(".")
    assert said(key, "en") != key


@pytest.mark.parametrize("key", REASONS)
def test_a_refusal_says_what_and_how_to_cure_it_in_both_languages(key: str) -> None:
    refusal = refuse(key, "hooks.example.com")
    assert refusal.sentence != refusal.sentence_zh
    assert refusal.hint != refusal.hint_zh
    assert refusal.sentence_zh.endswith("。")
    assert "{" not in refusal.sentence + refusal.sentence_zh


def test_an_unknown_reason_is_shown_as_it_is() -> None:
    assert said("of_another_version", "en") == "of_another_version"


@pytest.mark.parametrize("text", ["a\nb", "\x1b[31m", "\u202eevil", "x" * 5000, "{what}", "\ud800"])
def test_a_hostile_text_is_repeated_harmlessly(text: str) -> None:
    assert shorten(text).isprintable()
    assert len(shorten(text)) <= 120
