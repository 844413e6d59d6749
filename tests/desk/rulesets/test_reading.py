"""Any bytes give a ruleset, or a refusal that says where and how to cure it, in time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.rulesets.making import written
from touchstone.desk.rulesets.engine.lines import line_of
from touchstone.desk.rulesets.engine.reading import LARGEST, read_ruleset, shipped_ruleset
from touchstone.desk.rulesets.errors import RulesetRefusedError


def test_the_shipped_ruleset_is_read() -> None:
    assert read_ruleset(shipped_ruleset()).name == "standard"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('name = "brand_hidden"\nweight = 6.0', 'name = "brand_hidden"\nweight = 600', "weight = 600"),
        ('name = "price_gap"', 'name = "price_gab"', 'name = "price_gab"'),
        ("threshold = 0.5", "threshold = 0.1", "threshold = 0.1"),
        ('method = "platt"', 'metod = "platt"', "[calibration]"),
    ],
)
def test_a_refusal_names_the_line(old: str, new: str, key: str) -> None:
    text = written("2", (old, new)).decode()
    with pytest.raises(RulesetRefusedError) as refused:
        read_ruleset(text.encode())
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if each.startswith(key))
    assert f"Line {line}: " in refused.value.sentence
    assert f"第 {line} 行" in refused.value.sentence_zh
    assert refused.value.hint


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(RulesetRefusedError, match="line 2"):
        read_ruleset(b'name = "a"\nversion = \n')


@pytest.mark.parametrize(
    "hostile",
    [
        b"x" * (LARGEST + 1),
        b"a" + b".a" * (LARGEST // 2 - 8) + b" = 1",
        b"a = " + b"[" * (LARGEST - 8),
        b"a = " + b"9" * (LARGEST - 8),
        b"\xff\xfe" * 100,
        b"[[signals]]\n" * (LARGEST // 12),
    ],
)
def test_hostile_bytes_are_refused_in_time(hostile: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(RulesetRefusedError) as refused:
        read_ruleset(hostile)
    assert time.monotonic() - begun < 5
    assert len(refused.value.sentence) < 5_000


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(content: bytes) -> None:
    with pytest.raises(RulesetRefusedError):
        read_ruleset(content)


def test_a_place_that_is_nowhere_has_no_line() -> None:
    assert line_of("a = 1", "b.c") == 0
    assert line_of("[b]\na = 1", "b.c") == 1
    assert line_of("[[s]]\nw = 1\n[[s]]\nw = 2", "s[2].w") == 4
