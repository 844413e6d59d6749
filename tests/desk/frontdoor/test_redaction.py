"""No secret and no steering sign goes into the log."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.accounts.tokens import KEY_PREFIX, new_token
from touchstone.desk.delivery.keys import make_secret, write_secret
from touchstone.desk.frontdoor.redaction import HIDDEN, Redaction, one_line

OURS = "a-secret-of-this-node"


@pytest.mark.parametrize(
    "secret",
    [
        new_token(KEY_PREFIX),
        write_secret(make_secret()),
        f"Bearer {new_token()}",
        f"postgresql://desk:{new_token()}@db/desk",
        f"/join/{new_token()}/",
        f"/access/open/{new_token()}/",
        f"/accounts/password/reset/key/{new_token()}/",
        OURS,
    ],
    ids=["key", "webhook", "bearer", "database", "invitation", "access", "reset", "node"],
)
def test_a_secret_is_hidden_wherever_it_stands(secret: str) -> None:
    shown = Redaction([OURS]).clean(f"before {secret} after")
    assert HIDDEN in shown
    assert shown.startswith("before ")
    assert secret not in shown


def test_a_longer_secret_is_hidden_whole() -> None:
    assert Redaction(["beginning", "beginning-and-end"]).clean("beginning-and-end") == HIDDEN


def test_an_empty_or_short_value_is_no_secret() -> None:
    assert Redaction(["", "a"]).clean("a word") == "a word"


@given(st.text())
def test_any_text_becomes_one_line_without_steering_signs(text: str) -> None:
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert [sign for sign in shown if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}] == []


def test_a_name_in_chinese_stays_as_it_is() -> None:
    assert one_line("试金石") == "试金石"


def test_a_line_end_and_an_override_are_written_out() -> None:
    assert one_line("a\nb\x1b\u202e") == "a\\nb\\u001b\\u202e"
