"""Small material of the tests of the text model."""

import numpy as np
import pyarrow as pa

from touchstone.reading.folded import Folded
from touchstone.reading.folding import fold
from touchstone.signals.text_card import Figures, ModelCard, Source
from touchstone.signals.text_model import TextModel
from touchstone.signals.text_training import TrainingSettings, pack_line, train_line

COUNTERFEITS = ("AAA Rolex watch [Replica]", "replica Gucci belt", "Louis Vuitton handbag replica", "高仿 LV 女包")
OTHERS = ("Pink Rolex 200mg MDMA", "1g Gucci hash", "how to get free Apple products ebook", "纯棉四件套")
SETTINGS = TrainingSettings(epochs=20, slots=1 << 12)
CARD = ModelCard(
    name="small",
    version=3,
    program="0.1.0",
    made_at="2026-11-22",
    sources=(Source("labels.csv", "ab" * 32, 8),),
    rows=8,
    positives=4,
    sellers=2,
    lessons=0,
    lexicon="",
    seed=0,
    figures=Figures(0.9, 0.8, 1.0, 0.7, 5),
)


def read(*titles: str) -> Folded:
    """The titles as the model sees them."""
    return fold(pa.array(titles, pa.string()))


def small_model() -> TextModel:
    """A model that knows the eight titles above."""
    labels = np.array([1] * len(COUNTERFEITS) + [0] * len(OTHERS))
    line = train_line(read(*COUNTERFEITS, *OTHERS), labels, np.ones(len(labels), np.float32), SETTINGS)
    return TextModel(*pack_line(line), CARD)
