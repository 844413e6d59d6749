"""A penalty code's file is read whole or refused with place and cure."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.rulebook.errors import PackError
from touchstone.rulebook.penalties.action import TITLES, Action, Order
from touchstone.rulebook.penalties.code_file import CODES, parse_code, shipped_codes

MODEL = (CODES / "model.toml").read_text(encoding="utf-8")
HEAD = MODEL[: MODEL.index("[[tracks]]")]
ROW = 'text_en = "t"\ntext_zh = "文"\n'
TRACK = '[[tracks]]\ncode = "t.1"\nkey = "one"\ntitle_en = "t"\ntitle_zh = "类"\nreset = "rolling"\ndays = 3\n' + ROW
TIER = '[[tiers]]\ncode = "n.1"\ntitle_en = "t"\ntitle_zh = "档"\ntrack = "one"\ncounted = "points"\nat = 6\n' + ROW


def test_the_shipped_codes_are_read_and_have_names_of_their_own() -> None:
    codes = [row.code for code in shipped_codes() for row in (code, *code.rows())]
    assert len(codes) == len(set(codes))
    assert [code.identity for code in shipped_codes()] == sorted(code.identity for code in shipped_codes())


def test_every_action_has_a_title_in_both_languages() -> None:
    assert all(len(TITLES[action]) == 2 and all(TITLES[action]) for action in Action)


def test_what_every_row_says_may_be_said_once() -> None:
    code = parse_code((HEAD + TRACK).encode(), "test.toml")
    assert code.tracks[0].source == code.source == "this node's rules of operation"


def test_orders_have_an_action_and_perhaps_a_term() -> None:
    orders = 'orders = [{ action = "warn" }, { action = "hide_shop", days = 7 }]\n'
    code = parse_code((HEAD + TRACK + TIER + orders).encode(), "test.toml")
    assert code.tiers[0].orders == (Order(Action.WARN), Order(Action.HIDE_SHOP, 7))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace("Asia/Shanghai", "Asia/Shangri-La"), "is no time zone"),
        (HEAD.replace("appeal_days = 15", "appeal_days = 0"), "appeal_days"),
        (HEAD + TRACK.replace("rolling", "sometimes"), "tracks[1].reset"),
        (HEAD + TRACK.replace("days = 3\n", ""), "tracks[1].days"),
        (HEAD + TRACK.replace('"rolling"', '"year_end"'), "tracks[1].days"),
        (HEAD + TRACK + TRACK, "two rows apply"),
        (HEAD + TRACK + TIER, "orders nothing"),
        (HEAD + TRACK + TIER.replace("n.1", "t.1") + 'orders = [{ action = "warn" }]\n', "t.1 names two rules"),
        (HEAD + TRACK + TIER + 'orders = [{ action = "flog" }]\n', "is not one of the known words"),
        (HEAD + TRACK + TIER + 'orders = [{ action = "warn", weeks = 1 }]\n', "is not known here"),
        (HEAD + TRACK + TIER + 'orders = [{ action = "warn" }]\nafter_warning = 1\n', "must be true or false"),
        (HEAD + TRACK + TIER + 'orders = [{ action = "warn" }]\nafter_warning = true\n', "a warning after a warning"),
        (HEAD + TIER + 'orders = [{ action = "warn" }]\n', "which the file does not have"),
    ],
)
def test_a_wrong_file_is_refused_with_place_and_cure(text: str, said: str) -> None:
    with pytest.raises(PackError) as refused:
        parse_code(text.encode(), "test.toml")
    assert "test.toml" in refused.value.sentence
    assert said in refused.value.sentence
    assert refused.value.hint
    assert refused.value.hint_zh


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: (HEAD + text).encode()))
def test_any_bytes_are_a_code_or_a_refusal(data: bytes) -> None:
    with suppress(PackError):
        assert parse_code(data, "any.toml").key == "model"
