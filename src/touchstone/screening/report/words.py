"""Texts in both languages for templates: each is given twice, and the page shows one."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup, escape

from touchstone.screening.ruleset import Words
from touchstone.vocabulary.verdict import Verdict

VERDICT_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        Verdict.BLOCK.value: Words("block", "暂缓"),
        Verdict.REVIEW.value: Words("review", "复核"),
        Verdict.PASS.value: Words("pass", "通过"),
    }
)


def say(en: str, zh: str, tag: str = "span", **values: object) -> Markup:
    """Both texts, each in an element with its language; `{name}` is replaced by the escaped value."""
    parts = ((language, _fill(text, values)) for language, text in (("en", en), ("zh", zh)))
    return Markup("").join(Markup('<{0} lang="{1}">{2}</{0}>').format(tag, lang, text) for lang, text in parts)


def say_words(words: Words, tag: str = "span") -> Markup:
    """Words as they are: braces in them are text."""
    parts = (("en", words.en), ("zh", words.zh))
    return Markup("").join(Markup('<{0} lang="{1}">{2}</{0}>').format(tag, lang, text) for lang, text in parts)


def _fill(text: str, values: Mapping[str, object]) -> Markup:
    return Markup(str(escape(text))).format(**values) if values else escape(text)  # noqa: S704  (escaped first)
