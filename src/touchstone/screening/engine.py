"""All that screening needs, loaded once: ruleset, lexicon, model, and what is known beyond the listing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import pyarrow as pa

from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import CATALOGUE, STANDARD, load_ruleset
from touchstone.screening.scale import Scale, make_scale
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Settings, SignalDefinition
from touchstone.signals.prepare import prepare
from touchstone.signals.price_reference import PriceReference
from touchstone.signals.review_reference import ReviewReference
from touchstone.signals.seller_reference import SellerReference
from touchstone.signals.text_model import TextModel
from touchstone.signals.text_model_file import load_model


@dataclass(frozen=True, slots=True)
class Engine:
    """Immutable, so that threads and Spark workers may share it. `detectors` has one entry per signal of the ruleset.

    `model` is None: the shipped one.
    """

    ruleset: Ruleset
    scale: Scale
    detectors: tuple[tuple[SignalDefinition, Settings], ...]
    lexicon: Lexicon
    model: TextModel | None = None
    prices: PriceReference | None = None
    sellers: SellerReference | None = None
    reviews: ReviewReference | None = None

    @classmethod
    def load(
        cls,
        ruleset: Path | Ruleset = STANDARD,
        lexicon: Sequence[Path] = (),
        model: Path | None = None,
        prices: PriceReference | None = None,
        sellers: SellerReference | None = None,
        reviews: ReviewReference | None = None,
    ) -> Self:
        """Load and check everything. Raises RulesetError, LexiconError, TextModelError."""
        rules = ruleset if isinstance(ruleset, Ruleset) else load_ruleset(ruleset)
        return cls(
            ruleset=rules,
            scale=make_scale(rules),
            detectors=_detectors(rules),
            lexicon=load_lexicon(lexicon),
            model=None if model is None else load_model(model),
            prices=prices,
            sellers=sellers,
            reviews=reviews,
        )

    def with_ruleset(self, ruleset: Ruleset) -> "Engine":
        """The same knowledge under another ruleset."""
        return replace(self, ruleset=ruleset, scale=make_scale(ruleset), detectors=_detectors(ruleset))

    def prepare(self, listings: pa.RecordBatch) -> SignalBatch:
        """Read a batch of listings (schema LISTINGS) once, for any number of rulesets."""
        return prepare(
            listings,
            self.lexicon,
            prices=self.prices,
            sellers=self.sellers,
            reviews=self.reviews,
            text_model=self.model,
        )


def _detectors(ruleset: Ruleset) -> tuple[tuple[SignalDefinition, Settings], ...]:
    rows = []
    for signal in ruleset.signals:
        definition = CATALOGUE[signal.name]
        settings = {setting.name: setting.default for setting in definition.settings} | dict(signal.settings)
        rows.append((definition, settings))
    return tuple(rows)
