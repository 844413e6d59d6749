"""What a text model says of itself: what it was trained on, by which program, how well it did on unseen sellers."""

import json
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Figures:
    """Ranking of titles whose sellers were held out; `low`/`high` are a 95 % interval over sellers drawn again.

    `without_largest` is the average precision when the seller with the most positives is left out; nan: not measured.
    """

    average_precision: float
    low: float
    high: float
    without_largest: float
    folds: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file the model was trained on; `digest` is its SHA-256, `rows` how many of its rows were used."""

    name: str
    digest: str
    rows: int


@dataclass(frozen=True, slots=True)
class ModelCard:
    """`made_at` is a date (ISO 8601); `lessons` counts the titles composed from the lexicon of version `lexicon`."""

    name: str
    version: int
    program: str
    made_at: str
    sources: tuple[Source, ...]
    rows: int
    positives: int
    sellers: int
    lessons: int
    lexicon: str
    seed: int
    figures: Figures | None = None


def write_card(card: ModelCard) -> bytes:
    """The card as JSON, keys in order."""
    return json.dumps(asdict(card), ensure_ascii=False, sort_keys=True).encode()


def read_card(content: bytes) -> ModelCard:
    """The card from JSON. Raises ValueError, TypeError or KeyError when a field is missing or has another type."""
    values = json.loads(content)
    if set(values) != {field.name for field in fields(ModelCard)}:
        raise KeyError(sorted(set(values) ^ {field.name for field in fields(ModelCard)})[0])
    figures = values.pop("figures")
    sources = tuple(Source(**source) for source in values.pop("sources"))
    card = ModelCard(**values, sources=sources, figures=Figures(**figures) if figures else None)
    if not isinstance(card.name, str) or type(card.version) is not int:
        raise TypeError("name or version")
    return card
