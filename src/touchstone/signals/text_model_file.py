"""A text model on disk: one .npz with the weights and the card, refused clearly when it is not one."""

import io
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.errors import TextModelError
from touchstone.signals.text_card import read_card, write_card
from touchstone.signals.text_model import TextModel

FORMAT = 1
MAX_BYTES = 8_000_000
DEFAULT = Path(__file__).with_name("data") / "text_model.npz"


def save_model(model: TextModel, path: Path) -> None:
    """Write the model; the same model gives the same bytes."""
    path.write_bytes(model_bytes(model))


def model_bytes(model: TextModel) -> bytes:
    """The content of the file."""
    arrays: dict[str, NDArray[np.generic]] = {
        "format": np.array(FORMAT, np.int32),
        "weights": model.weights,
        "line": np.array([model.scale, model.bias], np.float64),
        "card": np.frombuffer(write_card(model.card), np.uint8),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, values in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, values, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return file.getvalue()


def load_model(path: Path) -> TextModel:
    """Read a model. Raises TextModelError when the file is missing, is no model, or is of another format version."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TextModelError(path, "is too large to be a text model", "过大，不是文本模型")
        content = path.read_bytes()
    except OSError as error:
        raise _no_model(path, error) from error
    return parse_model(content, path)


def parse_model(content: bytes, path: Path) -> TextModel:
    """As `load_model`, from the content of a file; `path` is what the refusal calls it."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            version = int(archive["format"])
            if version != FORMAT:
                said = f"has format {version}, this program reads format {FORMAT}"
                raise TextModelError(path, said, f"的格式版本为 {version}，本程序只读版本 {FORMAT}")
            weights, line = archive["weights"], archive["line"]
            card = read_card(archive["card"].tobytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise _no_model(path, error) from error
    size = len(weights) if weights.ndim == 1 else 0
    if weights.dtype != np.int8 or size < 2 or size & (size - 1) or line.shape != (2,) or not np.isfinite(line).all():
        raise TextModelError(path, "has weights of a shape that no text model has", "的权重形状不对")
    return TextModel(weights, float(line[0]), float(line[1]), card)


def _no_model(path: Path, error: Exception) -> TextModelError:
    said = type(error).__name__
    return TextModelError(path, f"is not a text model ({said})", f"不是文本模型（{said}）")


@cache
def load_default() -> TextModel:
    """The shipped model, read once per process."""
    return load_model(DEFAULT)
