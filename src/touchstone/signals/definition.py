"""What a signal is: a function, its words in both languages, its settings, and examples that fire and that do not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from touchstone.signals.batch import SignalBatch
from touchstone.signals.evidence import Evidence
from touchstone.vocabulary.listing import Listing, Review, Seller

Settings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """One number a ruleset may change, described for the person who changes it."""

    name: str
    default: float
    low: float
    high: float
    text_en: str
    text_zh: str

    def of(self, settings: Settings) -> float:
        """The number that `settings` gives, else the default."""
        return settings.get(self.name, self.default)


@dataclass(frozen=True, slots=True)
class Example:
    """A listing (with what is known of its seller, its reviews, its peers' prices) on which the signal fires or not."""

    listing: Listing
    fires: bool
    why_en: str
    why_zh: str
    seller: Seller | None = None
    reviews: tuple[Review, ...] = ()
    peer_prices: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SignalDefinition:
    """One row of the registry. The docstring of `detect` is the English sentence users read, `text_zh` the Chinese one.

    `sentence_en` / `sentence_zh` are templates for one piece of evidence, filled from its detail: "{brand} is written as {text}".
    """

    name: str
    title_en: str
    title_zh: str
    text_zh: str
    sentence_en: str
    sentence_zh: str
    detect: Callable[[SignalBatch, Settings], Evidence]
    settings: tuple[Setting, ...] = ()
    examples: tuple[Example, ...] = ()
