"""Names apart from the text around them."""

from touchstone.desk.frontdoor.components.names import bdi


def test_a_name_stands_apart_and_is_escaped() -> None:
    assert bdi("<Bo> & Co") == "<bdi>&lt;Bo&gt; &amp; Co</bdi>"


def test_no_name_leaves_nothing() -> None:
    assert bdi("") == bdi(None) == ""
