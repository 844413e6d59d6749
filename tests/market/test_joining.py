"""Tokens joined a chunk at a time give what joining them one by one gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from touchstone.market.joining import TokenTable, is_wordlike, join_tokens
from touchstone.market.wording import ABSENT

WORDS = ["耐克", "Nike", "", "单肩包", "2026新款", "★", "Air", "A货"]
ROWS = st.lists(st.lists(st.integers(-1, len(WORDS) - 1), min_size=4, max_size=4), min_size=1, max_size=6)


def join(rows: list[list[int]], spaced: bool, mark: int = 0) -> tuple[list[str], list[int], list[int]]:
    tokens = np.array(rows, np.int32)
    table = TokenTable(WORDS)
    flags = np.full(tokens.shape, spaced)
    texts, start, end = join_tokens(table.columns(), table.space, tokens, flags, np.full(len(rows), mark))
    return texts.to_pylist(), start.tolist(), end.tolist()


@given(rows=ROWS)
def test_spaced_tokens_are_joined_by_one_space(rows: list[list[int]]) -> None:
    texts, _, _ = join(rows, spaced=True)
    assert texts == [" ".join(WORDS[token] for token in row if token != ABSENT) for row in rows]


@given(rows=ROWS)
def test_unspaced_tokens_are_joined_without_loss(rows: list[list[int]]) -> None:
    texts, _, _ = join(rows, spaced=False)
    for text, row in zip(texts, rows, strict=True):
        assert text.replace(" ", "") == "".join(WORDS[token] for token in row if token != ABSENT)


@given(rows=ROWS, mark=st.integers(0, 3), spaced=st.booleans())
def test_the_span_is_that_of_the_marked_token(rows: list[list[int]], mark: int, spaced: bool) -> None:
    texts, starts, ends = join(rows, spaced, mark)
    for text, start, end, row in zip(texts, starts, ends, rows, strict=True):
        if row[mark] == ABSENT:
            assert (start, end) == (-1, -1)
        else:
            assert text[start:end] == WORDS[row[mark]]


def test_latin_words_never_run_together() -> None:
    assert join([[1, 6, 0, 1]], spaced=False)[0] == ["Nike Air耐克Nike"]


def test_a_row_without_tokens_is_an_empty_text() -> None:
    assert join([[-1, -1, -1, -1], [0, -1, -1, -1]], spaced=True)[0] == ["", "耐克"]


def test_added_words_follow_the_fixed_ones() -> None:
    table = TokenTable(WORDS)
    token = table.add("𝗡𝗶𝗸𝗲")
    columns = table.columns()
    assert columns.words[token].as_py() == "𝗡𝗶𝗸𝗲"
    assert columns.length[token] == 4


def test_cleared_words_are_forgotten() -> None:
    table = TokenTable(WORDS)
    first = table.add("one")
    table.clear()
    assert table.add("two") == first
    assert len(table.columns().words) == len(WORDS) + 2


def test_han_does_not_need_a_space() -> None:
    assert [is_wordlike(c) for c in ("a", "1", "é", "克", "★", "")] == [True, True, True, False, False, False]
