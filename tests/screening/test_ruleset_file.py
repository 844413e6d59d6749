"""Ruleset files: what is right is read, what is wrong is refused with file, key and cure, and nothing else happens."""

import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.screening.errors import RulesetError
from touchstone.screening.ruleset import State
from touchstone.screening.ruleset_file import RULESETS, STANDARD, load_ruleset, parse_ruleset
from touchstone.screening.ruleset_text import write_ruleset
from touchstone.vocabulary.verdict import Verdict

GOLDEN = Path(__file__).with_name("ruleset_errors.txt")
GOOD = """
name = "mine"
version = "1"
state = "draft"
title_en = "Mine"
title_zh = "我的"
text_en = "t"
text_zh = "文"
bias = -3
calibration = { method = "platt", a = 1.0, b = 0.0, fitted_on_en = "none", fitted_on_zh = "无" }
[verdicts]
pass = { reason_en = "p", reason_zh = "过" }
review = { threshold = 0.5, reason_en = "r", reason_zh = "查" }
block = { threshold = 0.9, reason_en = "b", reason_zh = "拦", grounds = ["cn.ecommerce.45"] }
[[signals]]
name = "replica_claim"
weight = 4
[[signals]]
name = "price_gap"
weight = 1.5
settings = { ratio = 0.4 }
[[combinations]]
name = "both"
of = ["replica_claim", "price_gap"]
weight = 1
reason_en = "c"
reason_zh = "合"
[[guards]]
name = "two"
verdict = "block"
at_least = 2
score = 0.3
otherwise = "review"
reason_en = "g"
reason_zh = "守"
[[floors]]
name = "claimed"
signal = "replica_claim"
score = 0.8
verdict = "review"
reason_en = "f"
reason_zh = "底"
grounds = ["cn.trademark.60"]
"""
# What is replaced by what, and must be refused.
WRONG = (
    ('name = "mine"', ""),
    ('name = "mine"', 'name = "a b"'),
    ('name = "mine"', "name = 7"),
    ('version = "1"', 'version = "1"\nweigth = 2'),
    ('state = "draft"', 'state = "lively"'),
    ("bias = -3", "bias = nan"),
    ("bias = -3", "bias = true"),
    ("bias = -3", 'bias = "low"'),
    ("a = 1.0", "a = -1.0"),
    ('method = "platt", a = 1.0, b = 0.0', 'method = "points", points = [[0, 0.1]]'),
    ('method = "platt", a = 1.0, b = 0.0', 'method = "points", points = [[1, 0.1], [0, 0.2]]'),
    ('method = "platt", a = 1.0, b = 0.0', 'method = "points", points = [[1, 0.1], [2, 1.2]]'),
    ("threshold = 0.5", "threshold = 0.95"),
    ("threshold = 0.5", "threshold = 0.0"),
    ('grounds = ["cn.ecommerce.45"]', 'grounds = ["cn.trademark.57"]'),
    ('name = "replica_claim"', 'name = "astrology"'),
    ('name = "price_gap"', 'name = "replica_claim"'),
    ("weight = 4", "weight = inf"),
    ("weight = 4", "weight = 1e9"),
    ("ratio = 0.4", "ratio = 4.0"),
    ("ratio = 0.4", "ration = 0.4"),
    ('of = ["replica_claim", "price_gap"]', 'of = ["replica_claim", "brand_hidden"]'),
    ('of = ["replica_claim", "price_gap"]', 'of = ["price_gap", "price_gap"]'),
    ('otherwise = "review"', 'otherwise = "block"'),
    ("at_least = 2", "at_least = 0"),
    ("at_least = 2", "at_least = 1.5"),
    ("[[guards]]", "[guards]"),
    ('signal = "replica_claim"', 'signal = "brand_hidden"'),
    ('verdict = "review"', 'verdict = "pass"'),
    ("score = 0.8", "score = 8"),
    ("bias = -3", "bias = "),
)


def refusal(data: bytes) -> RulesetError:
    with pytest.raises(RulesetError) as caught:
        parse_ruleset(data, "mine.toml")
    return caught.value


def test_every_shipped_ruleset_is_valid_and_named_as_its_file() -> None:
    shipped = [load_ruleset(path) for path in sorted(RULESETS.glob("*.toml"))]
    assert [ruleset.name for ruleset in shipped] == [path.stem for path in sorted(RULESETS.glob("*.toml"))]
    assert load_ruleset(STANDARD).state is State.LIVE


def test_a_ruleset_is_read_as_it_is_written() -> None:
    ruleset = parse_ruleset(GOOD.encode(), "mine.toml")
    assert ruleset.signal_names == ("replica_claim", "price_gap")
    assert ruleset.signals[1].settings == (("ratio", 0.4),)
    assert ruleset.step(Verdict.BLOCK).grounds == ("cn.ecommerce.45",)
    assert (ruleset.floors[0].signal, ruleset.floors[0].grounds) == ("replica_claim", ("cn.trademark.60",))
    assert ruleset.combinations[0].of == ("replica_claim", "price_gap")


def test_wrong_rulesets_are_refused_in_the_words_of_the_golden_file() -> None:
    said = []
    for right, wrong in WRONG:
        assert right in GOOD
        error = refusal(GOOD.replace(right, wrong, 1).encode())
        said.append(f"{wrong!r}\n{error}\n{error.in_chinese()}\n")
    assert "\n".join(said) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[" * 100_000, b"a = " + b"9" * 10_000, b"a = " + b"[" * 9_000, b"\0"])
def test_bytes_that_are_no_toml_are_refused(data: bytes) -> None:
    assert refusal(data).hint


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match="cannot be read"):
        load_ruleset(tmp_path / "none.toml")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_ruleset_or_a_refusal(data: bytes) -> None:
    with pytest.raises(RulesetError):
        parse_ruleset(data, "mine.toml")


@given(st.data())
def test_a_ruleset_with_any_change_is_a_ruleset_or_a_refusal(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    value = data.draw(
        st.sampled_from(["", "x", "[", "a = 1", "nan = nan", "name = []", "weight = -0.0", "of = 3", "[x]"])
    )
    lines[at] = value
    with suppress(RulesetError):
        ruleset = parse_ruleset("\n".join(lines).encode(), "mine.toml")
        assert 0.0 < ruleset.steps[1].threshold < ruleset.steps[2].threshold <= 1.0


def test_a_ruleset_written_and_read_again_is_the_same() -> None:
    for ruleset in (parse_ruleset(GOOD.encode(), "mine.toml"), load_ruleset()):
        text = write_ruleset(ruleset, "a comment\nof two lines")
        assert parse_ruleset(text.encode(), "mine.toml") == ruleset


def test_the_digest_follows_the_content_and_not_the_layout() -> None:
    ruleset = parse_ruleset(GOOD.encode(), "mine.toml")
    spaced = parse_ruleset(GOOD.replace(" = ", "  =  ").encode(), "other.toml")
    heavier = parse_ruleset(GOOD.replace("weight = 4", "weight = 5").encode(), "mine.toml")
    assert spaced.identity == ruleset.identity != heavier.identity


def test_going_live_changes_no_finding_and_so_no_digest() -> None:
    draft = parse_ruleset(GOOD.encode(), "mine.toml")
    live = parse_ruleset(GOOD.replace('"draft"', '"live"').encode(), "mine.toml")
    assert draft.digest == live.digest
    assert tomllib.loads(GOOD)["state"] == draft.state


def test_a_ruleset_may_name_its_text_model_which_then_is_part_of_what_it_is() -> None:
    plain, named = (parse_ruleset(text.encode(), "mine.toml") for text in (GOOD, f'model = "{"ab" * 32}"\n' + GOOD))
    assert (plain.model, named.model) == ("", "ab" * 32)
    assert plain.digest != named.digest
    assert parse_ruleset(write_ruleset(named).encode(), "mine.toml") == named
    assert refusal(('model = "short"\n' + GOOD).encode()).hint
