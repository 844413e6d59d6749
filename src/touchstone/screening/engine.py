"""All that screening needs, loaded once: ruleset, lexicon, model, and what is known beyond the listing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import pyarrow as pa

from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.screening.errors import RulesetError
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

    `model` is None: the shipped one; `model_digest` is that of its file, empty for the shipped one.
    """

    ruleset: Ruleset
    scale: Scale
    detectors: tuple[tuple[SignalDefinition, Settings], ...]
    lexicon: Lexicon
    model: TextModel | None = None
    prices: PriceReference | None = None
    sellers: SellerReference | None = None
    reviews: ReviewReference | None = None
    model_digest: str = ""

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
        loaded = None if model is None else load_model(model)
        digest = "" if model is None else hashlib.sha256(model.read_bytes()).hexdigest()
        _check_model(rules, digest)
        return cls(
            ruleset=rules,
            scale=make_scale(rules),
            detectors=_detectors(rules),
            lexicon=load_lexicon(lexicon),
            model=loaded,
            prices=prices,
            sellers=sellers,
            reviews=reviews,
            model_digest=digest,
        )

    def with_ruleset(self, ruleset: Ruleset) -> "Engine":
        """The same knowledge under another ruleset. RulesetError: it was fitted with another text model."""
        _check_model(ruleset, self.model_digest)
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


def _check_model(ruleset: Ruleset, digest: str) -> None:
    if ruleset.model not in ("", digest):
        raise RulesetError(
            f"The ruleset {ruleset.identity} was fitted with the text model {ruleset.model[:12]}…, which is not the one given.",
            hint="Give the file of that model with --model, or leave `model` out of the ruleset and fit it again.",
            sentence_zh=f"规则集 {ruleset.identity} 是与文本模型 {ruleset.model[:12]}… 一起拟合的，与给出的模型不同。",
            hint_zh="请用 --model 给出该模型文件，或在规则集中去掉 `model` 并重新拟合。",
        )


def _detectors(ruleset: Ruleset) -> tuple[tuple[SignalDefinition, Settings], ...]:
    rows = []
    for signal in ruleset.signals:
        definition = CATALOGUE[signal.name]
        settings = {setting.name: setting.default for setting in definition.settings} | dict(signal.settings)
        rows.append((definition, settings))
    return tuple(rows)
