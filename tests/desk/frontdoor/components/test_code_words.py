"""Words of a program within a sentence."""

import pytest

from touchstone.desk.frontdoor.components.code_words import code_words


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("ask `after` it", "ask <code>after</code> it"),
        ("`a` and `b`", "<code>a</code> and <code>b</code>"),
        ("<b> & `<i>`", "&lt;b&gt; &amp; <code>&lt;i&gt;</code>"),
        ("one ` alone", "one ` alone"),
        ("", ""),
    ],
)
def test_what_stands_between_backticks_is_code_and_all_is_escaped(text: str, drawn: str) -> None:
    assert code_words(text) == drawn
