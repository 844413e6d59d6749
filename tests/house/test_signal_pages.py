"""Every signal and every setting of it is documented, in both languages, from the code itself."""

import inspect

import pytest

from tests.house.tree import ROOT, SOURCE, name_of, script
from touchstone.signals.definition import SignalDefinition
from touchstone.signals.registry import SIGNALS

FOLDER = ROOT / "docs" / "signals"
NAMES = [signal.name for signal in SIGNALS]


def test_the_docs_of_signals_are_those_the_code_makes() -> None:
    made = script("make_signal_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"


def test_the_docs_hold_no_page_of_a_signal_that_is_gone() -> None:
    assert set(FOLDER.glob("*.md")) - set(script("make_signal_pages").pages()) == set()


@pytest.mark.parametrize("signal", SIGNALS, ids=NAMES)
def test_docs_show_every_setting_of_a_signal(signal: SignalDefinition) -> None:
    for ending in (".md", ".zh.md"):
        page = (FOLDER / f"{signal.name}{ending}").read_text(encoding="utf-8")
        assert [setting.name for setting in signal.settings if f"| `{setting.name}` |" not in page] == []


@pytest.mark.parametrize("signal", SIGNALS, ids=NAMES)
def test_a_signal_has_its_words_in_both_languages(signal: SignalDefinition) -> None:
    english = (signal.title_en, signal.sentence_en, inspect.getdoc(signal.detect) or "")
    chinese = (signal.title_zh, signal.sentence_zh, signal.text_zh)
    assert all(english)
    assert all(chinese)
    assert not any("\u4e00" <= character <= "\u9fff" for character in signal.title_en)


@pytest.mark.parametrize("signal", SIGNALS, ids=NAMES)
def test_a_signal_has_examples_that_fire_and_that_do_not(signal: SignalDefinition) -> None:
    assert {example.fires for example in signal.examples} == {True, False}


def test_no_two_signals_say_the_same_of_themselves() -> None:
    texts = [inspect.getdoc(signal.detect) for signal in SIGNALS]
    assert len(set(texts)) == len(texts) == len(set(NAMES))


def test_settings_start_inside_their_bounds() -> None:
    odd = [
        f"{signal.name}.{setting.name}"
        for signal in SIGNALS
        for setting in signal.settings
        if not setting.low <= setting.default <= setting.high or not setting.text_en or not setting.text_zh
    ]
    assert odd == []


def test_every_file_with_a_detect_function_is_a_row_of_the_registry() -> None:
    registered = {inspect.getsourcefile(inspect.unwrap(signal.detect)) for signal in SIGNALS}
    written = {str(path) for path in (SOURCE / "signals").glob("*.py") if "\ndef detect(" in path.read_text("utf-8")}
    assert written - registered == set()
