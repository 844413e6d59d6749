"""The verb `train`: learns from a label table, measures on sellers held out, writes a model, refuses in sentences."""

import argparse
from pathlib import Path

import pytest

from touchstone.cli.train import VERB
from touchstone.signals.text_model_file import load_model
from touchstone.tables.errors import OutputError, TableError
from touchstone.vocabulary.errors import UsageError

GOODS = ("watch", "belt", "bag", "wallet", "scarf", "ring")
DRUGS = ("hash", "pills", "weed", "mdma", "lsd", "meth")


def write_tables(folder: Path) -> tuple[Path, Path]:
    """Labels and listings of six sellers."""
    words = [(brand, word) for brand in ("Rolex", "Gucci", "Prada") for word in (*GOODS, *DRUGS)]
    listings = [f"{i},{brand} {word},seller{i % 6}" for i, (brand, word) in enumerate(words)]
    labels = [f"{i},{int(word in GOODS)}" for i, (_, word) in enumerate(words)]
    (folder / "listings.csv").write_text("listing_id,title,seller_id\n" + "\n".join(listings) + "\n")
    (folder / "labels.csv").write_text("listing_id,label\n" + "\n".join(labels) + "\n")
    return folder / "labels.csv", folder / "listings.csv"


def call(*words: object) -> int:
    parser = argparse.ArgumentParser()
    VERB.add_arguments(parser)
    return VERB.run(parser.parse_args([str(word) for word in words]))


def test_a_model_is_trained_and_says_what_on(tmp_path: Path) -> None:
    labels, listings = write_tables(tmp_path)
    out = tmp_path / "model.npz"
    assert call(labels, "--listings", listings, "--out", out, "--lessons", 0, "--date", "2026-11-22") == 0
    card = load_model(out).card
    assert (card.rows, card.positives, card.sellers, card.made_at) == (36, 18, 6, "2026-11-22")
    assert [source.name for source in card.sources] == ["labels.csv", "listings.csv"]


def test_the_same_call_writes_the_same_bytes(tmp_path: Path) -> None:
    labels, listings = write_tables(tmp_path)
    for name in ("one.npz", "two.npz"):
        call(labels, "--listings", listings, "--out", tmp_path / name, "--lessons", 0, "--date", "2026-11-22")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_titles_may_stand_beside_the_labels(tmp_path: Path) -> None:
    rows = [f"Rolex {word},{int(word in GOODS)},s{i}" for i, word in enumerate((*GOODS, *DRUGS))]
    (tmp_path / "titled.csv").write_text("title,label,seller_id\n" + "\n".join(rows) + "\n")
    assert call(tmp_path / "titled.csv", "--out", tmp_path / "m.npz", "--lessons", 0) == 0
    assert load_model(tmp_path / "m.npz").card.positives == len(GOODS)


def test_the_figures_are_shown_with_their_interval(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "en")
    labels, listings = write_tables(tmp_path)
    call(labels, "--listings", listings, "--out", tmp_path / "m.npz", "--lessons", 0)
    said = capsys.readouterr().err
    assert "sellers held out" in said
    assert "–" in said
    assert "--model" in said


def test_the_figures_are_shown_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_LANG", "zh")
    labels, listings = write_tables(tmp_path)
    call(labels, "--listings", listings, "--out", tmp_path / "m.npz", "--lessons", 0)
    assert "按卖家留出" in capsys.readouterr().err


def test_too_few_counterfeits_are_refused(tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text("title,label\nRolex replica,1\n" + "\n".join(f"hash {i},0" for i in range(20)))
    with pytest.raises(UsageError, match="1 counterfeits"):
        call(tmp_path / "few.csv", "--out", tmp_path / "m.npz", "--lessons", 0)


def test_a_missing_label_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError):
        call(tmp_path / "none.csv", "--out", tmp_path / "m.npz")


def test_a_table_without_labels_is_refused(tmp_path: Path) -> None:
    _, listings = write_tables(tmp_path)
    with pytest.raises(TableError, match="label"):
        call(listings, "--out", tmp_path / "m.npz")


def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    labels, listings = write_tables(tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        call(labels, "--listings", listings, "--out", tmp_path / "no" / "m.npz", "--lessons", 0)


@pytest.mark.parametrize("option", ["--lessons", "--epochs", "--seed"])
def test_senseless_numbers_are_refused(tmp_path: Path, option: str) -> None:
    with pytest.raises(UsageError, match=option):
        call(tmp_path / "labels.csv", "--out", tmp_path / "m.npz", option, -1)
