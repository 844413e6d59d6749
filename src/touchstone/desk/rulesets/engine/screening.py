"""Versions of listings through the engine: one ruleset, or two beside each other over the same reading."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.desk.dossiers.intake.sentences import say_finding
from touchstone.screening.change import Changes, compare_batch
from touchstone.screening.columns import spell_findings
from touchstone.screening.engine import Engine
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.screen import Screened, Seen, batch_of, screen_prepared
from touchstone.signals.price_cells import PriceCounter, count_prices
from touchstone.vocabulary.listing import Listing
from touchstone.vocabulary.verdict import VERDICTS

TEXT = "learned_text"
"""The signal that depends on the text model."""


@dataclass(frozen=True, slots=True)
class Version:
    """What the engine reads of a version of a listing; `row` is its row, `seller` that of who answers for it."""

    row: int
    title: str
    description: str = ""
    price: Decimal | None = None
    currency: str = ""
    category: str = ""
    brand_text: str = ""
    images: Sequence[str] = ()
    seller: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Of one version; `signals` are JSON in words, as an import of the engine's findings keeps them."""

    row: int
    verdict: str
    score: float
    signals: str


@dataclass(frozen=True, slots=True)
class Change:
    """A version of which the second ruleset says something else."""

    row: int
    before: str
    after: str
    score_before: float
    score_after: float
    differences: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rulesets on the same versions: (n,) scores and verdicts (by rank) of each, the changes, the sums over all."""

    scores: tuple[NDArray[np.float32], NDArray[np.float32]]
    verdicts: tuple[NDArray[np.int8], NDArray[np.int8]]
    changes: Sequence[Change]
    sums: Changes
    first: Screened


@cache
def base_engine() -> Engine:
    """Lexicon and model, read once in a process."""
    return Engine.load()


def engine_with_prices(versions: Sequence[Version]) -> Engine:
    """The engine that compares prices with those of these versions."""
    engine, counter = base_engine(), PriceCounter()
    if versions:
        counter.add_counted(count_prices(engine.prepare(_batch(versions))))
    return replace(engine, prices=counter.finish())


def screen(versions: Sequence[Version], engine: Engine, day: date) -> list[Finding]:
    """One finding for each version, in order."""
    return findings_of(look_at(versions, engine), range(len(versions)), versions, engine.ruleset, day)


def look_at(versions: Sequence[Version], engine: Engine) -> Screened:
    """What the engine says of them, not yet in words."""
    return screen_prepared(engine.prepare(_batch(versions)), engine)


def compare(versions: Sequence[Version], before: Engine, after: Engine) -> Compared:
    """Two rulesets over the same knowledge, on versions that are read once; each with its own text model."""
    prepared, seen = before.prepare(_batch(versions)), Seen()
    first = screen_prepared(prepared, before, seen)
    other = replace(prepared, text_model=after.model)
    if before.model_digest != after.model_digest:
        seen = Seen({key: evidence for key, evidence in seen.items() if key[0] != TEXT})
    second = screen_prepared(other, after, seen)
    rows, sums = compare_batch(first, second, before.ruleset, after.ruleset)
    changes = [Change(int(row["listing_id"]), *_values(row)) for row in rows.to_pylist()]
    scored = (first.weighed.scored, second.weighed.scored)
    scores, verdicts = (scored[0].score, scored[1].score), (scored[0].verdict, scored[1].verdict)
    return Compared(scores, verdicts, changes, sums, first)


def findings_of(
    screened: Screened, wanted: Iterable[int], versions: Sequence[Version], ruleset: Ruleset, day: date
) -> list[Finding]:
    """The findings of some of the versions, said in words on `day`."""
    places = list(wanted)
    taken = screened.findings.take(pa.array(places, pa.int64()))
    rows = spell_findings(taken).to_pylist()
    return [
        Finding(versions[place].row, row["verdict"], row["score"], say_finding(row, ruleset, day))
        for place, row in zip(places, rows, strict=True)
    ]


def verdict_named(rank: int) -> str:
    """The verdict of a rank."""
    return str(VERDICTS[rank])


def signals_of(finding: Finding) -> list[str]:
    """Which signals fired."""
    return [piece["name"] for piece in json.loads(finding.signals)["signals"]]


def _values(row: dict[str, Any]) -> tuple[str, str, float, float, str]:
    return row["verdict_a"], row["verdict_b"], row["score_a"], row["score_b"], row["differences"]


def _batch(versions: Sequence[Version]) -> pa.RecordBatch:
    return batch_of([_listing(each) for each in versions])


def _listing(version: Version) -> Listing:
    return Listing(
        listing_id=str(version.row),
        title=version.title,
        description=version.description or None,
        price=None if version.price is None else float(version.price),
        currency=version.currency or None,
        category=version.category or None,
        brand=version.brand_text or None,
        images=tuple(version.images),
        seller_id=version.seller or None,
    )
