"""A model file comes back as it was, and what is none is refused."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.text_titles import CARD, small_model
from touchstone.signals.errors import TextModelError
from touchstone.signals.text_card import read_card, write_card
from touchstone.signals.text_model_file import DEFAULT, load_default, load_model, save_model

MODEL = small_model()


def test_a_model_comes_back_as_it_was(tmp_path: Path) -> None:
    save_model(MODEL, tmp_path / "model.npz")
    back = load_model(tmp_path / "model.npz")
    assert (back.weights == MODEL.weights).all()
    assert (back.scale, back.bias, back.card) == (MODEL.scale, MODEL.bias, MODEL.card)


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        save_model(MODEL, tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_model_of_another_format_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "later.npz"
    np.savez(path, format=np.array(9), weights=MODEL.weights, line=np.zeros(2), card=np.zeros(1, np.uint8))
    with pytest.raises(TextModelError, match="format 9"):
        load_model(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextModelError, match="is not a text model"):
        load_model(tmp_path / "none.npz")


def test_weights_of_a_wrong_shape_are_refused(tmp_path: Path) -> None:
    card = np.frombuffer(write_card(CARD), np.uint8)
    np.savez(tmp_path / "odd.npz", format=np.array(1), weights=np.zeros(3, np.int8), line=np.zeros(2), card=card)
    with pytest.raises(TextModelError, match="shape"):
        load_model(tmp_path / "odd.npz")


def test_a_card_without_a_field_is_refused(tmp_path: Path) -> None:
    card = np.frombuffer(b'{"name": "x"}', np.uint8)
    np.savez(tmp_path / "bare.npz", format=np.array(1), weights=np.zeros(4, np.int8), line=np.zeros(2), card=card)
    with pytest.raises(TextModelError):
        load_model(tmp_path / "bare.npz")


@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_model_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any.npz"
    path.write_bytes(content)
    with pytest.raises(TextModelError):
        load_model(path)


def test_a_pickled_array_is_never_opened(tmp_path: Path) -> None:
    content = io.BytesIO()
    np.lib.format.write_array(content, np.array([object()], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(tmp_path / "bad.npz", "w") as archive:
        archive.writestr("format.npy", content.getvalue())
    with pytest.raises(TextModelError):
        load_model(tmp_path / "bad.npz")


def test_the_card_survives_json() -> None:
    assert read_card(write_card(CARD)) == CARD


def test_the_shipped_model_is_small_and_says_what_it_was_trained_on() -> None:
    card = load_default().card
    assert DEFAULT.stat().st_size <= 300_000
    assert card.sources
    assert card.positives > 50
    assert card.figures is not None
