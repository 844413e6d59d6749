"""Refusals of lexicon files: the golden sentence, the place, the cure, in both languages."""

from pathlib import Path

import pytest

from tests.lexicon.files import write
from touchstone.lexicon.entries import read_entries
from touchstone.lexicon.errors import WORDS, LexiconError

CASES = {
    "not_toml": ("=", "is not TOML", "format is TOML 1.0"),
    "not_utf8": (b"\xff\xfe", "is not UTF-8 at byte 0", "as UTF-8"),
    "empty": ("source = 'x'", "has neither brands nor groups", "[[groups]]"),
    "unknown_field": ("[brands.a]\nname_en='A1'\ncolour='red'", "brands.a, colour: is not a field", "Use only: aliases"),
    "not_text": ("[brands.a]\nname_en = 3", "brands.a, name_en: is not text", "in quotes"),
    "too_long": ("[brands.a]\nname_en = '" + "x" * 61 + "'", "name_en: has a text of 61 characters", "60 characters"),
    "unprintable": ('[brands.a]\nname_en = "a\\u0007b"', "cannot be printed", "control characters"),
    "not_texts": ("[brands.a]\nname_en='A1'\naliases = 'b'", "aliases: is not a list of texts", "brackets"),
    "empty_text": ("[brands.a]\nname_en='A1'\naliases = ['--']", "aliases: has a text without letters", "Remove it"),
    "not_numbers": ("[brands.a]\nname_en='A1'\nnice_classes = [2.5]", "nice_classes: is not a list", "[18, 25]"),
    "not_number": ("kind='claim'\n[[groups]]\nstrength = nan", "groups 1, strength: is not a number", "0 to 1"),
    "not_flag": ("[brands.a]\nname_en='A1'\nluxury = 1", "luxury: is not true or false", "without quotes"),
    "not_tables": ("groups = 3", "groups: is not a list of tables", "[[groups]]"),
    "not_table": ("brands = 3", "brands: is not a table", "[brands]"),
    "not_key": ("[brands.'A b']\nname_en = 'A1'", "brands.A b: is not a usable key", "louis_vuitton"),
    "no_name": ("[brands.a]", "brands.a: has no name", "name_en"),
    "low_above_high": (
        "[brands.a]\nname_en='A1'\nprices=[{goods='bag',low=2,high=1,year=2024}]", "low: is above high", "Swap",
    ),
    "not_currency": (
        "[brands.a]\nname_en='A1'\nprices=[{goods='bag',low=1,high=2,year=2024,currency='¥'}]", "not a currency", "CNY",
    ),
    "not_kind": ("[[groups]]\nkind = 'brand'", "groups 1, kind: is not a kind of term", "accessory"),
    "too_deep": ("a = " + "[" * 5000, "is nested too deeply", "Remove the nesting"),
}  # fmt: skip


@pytest.mark.parametrize("reason", CASES)
def test_a_refusal_names_place_and_cure(tmp_path: Path, reason: str) -> None:
    text, said, cure = CASES[reason]
    with pytest.raises(LexiconError) as caught:
        read_entries([write(tmp_path, text)])
    assert caught.value.reason == reason
    assert said in caught.value.sentence
    assert "own.toml" in caught.value.sentence
    assert cure in caught.value.hint


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read \\(No such file or directory\\)"):
        read_entries([tmp_path / "none.toml"])


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="larger than 16 MB"):
        read_entries([write(tmp_path, b" " * 16_000_001)])


def test_every_refusal_has_words_in_both_languages() -> None:
    for said, hint, said_zh, hint_zh in WORDS.values():
        assert hint.endswith(".") or "docs/" in hint
        assert hint_zh.endswith("。")
        assert said_zh != said


def test_every_reason_is_tried_here() -> None:
    assert set(WORDS) - set(CASES) == {"unreadable", "too_large"}
