"""What every refusal says, in both languages."""

import pytest

from touchstone.vocabulary.errors import TouchstoneError, UsageError


def test_an_error_says_what_happened_and_what_cures_it() -> None:
    said = str(TouchstoneError("a.csv is empty.", hint="Give another file."))
    assert said.splitlines()[:2] == ["a.csv is empty.", "  cure: Give another file."]


@pytest.mark.parametrize(("retry", "words"), [(True, "may help"), (False, "will not help")])
def test_an_error_says_whether_trying_again_helps(retry: bool, words: str) -> None:
    assert words in str(TouchstoneError("x", hint="y", retry=retry))


def test_an_error_speaks_chinese() -> None:
    error = TouchstoneError("a", hint="b", sentence_zh="文件为空。", hint_zh="请换一个文件。")
    assert error.in_chinese().splitlines()[:2] == ["文件为空。", "  办法：请换一个文件。"]


def test_without_chinese_words_the_english_ones_are_shown() -> None:
    assert TouchstoneError("a", hint="b").in_chinese().startswith("a\n  办法：b\n")


def test_whoever_catches_the_root_catches_every_refusal() -> None:
    with pytest.raises(TouchstoneError, match="no such verb"):
        raise UsageError("no such verb", hint="see --help")
