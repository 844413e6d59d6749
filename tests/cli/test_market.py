"""The verb `market`: makes tables, says what is in them and that they are simulated, refuses in sentences."""

import argparse
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.market.brands import BRANDS
from touchstone.cli import market
from touchstone.cli.market import VERB
from touchstone.market.errors import DirectoryError, ProfileError, SizeError
from touchstone.market.kind import KIND_WORDS, KINDS
from touchstone.market.profile import PROFILES


class FewBrands:
    """Stands in for the whole lexicon, which takes seconds to compile."""

    brands = BRANDS
    version = "few"


@pytest.fixture(autouse=True)
def few_brands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(market, "load_lexicon", lambda _files: FewBrands)


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    VERB.add_arguments(parser)
    return VERB.run(parser.parse_args(words))


def test_the_verb_writes_as_many_listings_as_asked(tmp_path: Path) -> None:
    assert call("--out", str(tmp_path / "m"), "--listings", "500") == 0
    assert pq.read_metadata(tmp_path / "m" / "listings.parquet").num_rows == 500


def test_the_verb_says_in_english_that_it_simulates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "en")
    call("--out", str(tmp_path), "--listings", "100")
    said = capsys.readouterr().out
    assert "SIMULATED: 100 listings" in said
    assert "Simulated market" in said


def test_the_verb_says_in_chinese_that_it_simulates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    call("--out", str(tmp_path), "--listings", "100")
    said = capsys.readouterr().out
    assert "模拟数据：100 件商品" in said
    assert KIND_WORDS[KINDS[0]][1] in said


def test_the_readme_names_the_lexicon_that_was_used(tmp_path: Path) -> None:
    call("--out", str(tmp_path), "--listings", "10", "--seed", "9")
    assert "seed 9, profile marketplace, lexicon few" in (tmp_path / "README.txt").read_text("utf-8")


def test_a_seed_may_be_negative(tmp_path: Path) -> None:
    assert call("--out", str(tmp_path), "--listings", "10", "--seed=-3") == 0


@pytest.mark.parametrize("profile", [profile.name for profile in PROFILES])
def test_every_profile_can_be_asked_for(tmp_path: Path, profile: str) -> None:
    assert call("--out", str(tmp_path), "--listings", "10", "--profile", profile) == 0


def test_an_unknown_profile_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as refusal:
        call("--out", str(tmp_path), "--profile", "none")
    assert "marketplace" in refusal.value.hint


def test_a_market_of_no_listings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SizeError):
        call("--out", str(tmp_path), "--listings", "0")


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(DirectoryError):
        call("--out", str(tmp_path), "--listings", "10")


def test_every_kind_has_words_in_both_languages() -> None:
    assert set(KIND_WORDS) == set(KINDS)
    assert all(en.isascii() and not zh.isascii() for en, zh in KIND_WORDS.values())
