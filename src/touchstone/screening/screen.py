"""Listings in, findings out: the one function that files, single listings, shadows and Spark workers go through.

On Spark: `frame.mapInArrow(lambda batches: (screen_batch(batch, engine) for batch in batches), schema)`.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import pyarrow as pa

from touchstone.screening.columns import make_findings
from touchstone.screening.engine import Engine
from touchstone.screening.score import Gathered, Scored, gather, score_batch
from touchstone.signals.batch import SignalBatch
from touchstone.signals.evidence import Evidence
from touchstone.tables.schemas import LISTINGS
from touchstone.vocabulary.field import Field
from touchstone.vocabulary.finding import Finding
from touchstone.vocabulary.listing import Listing
from touchstone.vocabulary.signal import Signal
from touchstone.vocabulary.verdict import Verdict

Seen = dict[tuple[str, tuple[tuple[str, float], ...]], Evidence]


@dataclass(frozen=True, slots=True)
class Screened:
    """Findings of a batch (schema FINDINGS), and what they were made from."""

    findings: pa.RecordBatch
    evidence: Sequence[Evidence]
    gathered: Gathered
    scored: Scored


def screen_batch(listings: pa.RecordBatch, engine: Engine) -> pa.RecordBatch:
    """One finding per listing (schemas LISTINGS → FINDINGS), in order; no row depends on its neighbours."""
    return screen_prepared(engine.prepare(listings), engine).findings


def screen_prepared(batch: SignalBatch, engine: Engine, seen: Seen | None = None) -> Screened:
    """As `screen_batch`, for a batch that is read already; `seen` keeps evidence for the next ruleset on the same batch."""
    evidence = detect(batch, engine, {} if seen is None else seen)
    gathered = gather(evidence, len(batch))
    scored = score_batch(gathered, engine.scale)
    names = engine.ruleset.signal_names
    findings = make_findings(batch.listings, names, evidence, gathered, scored, engine.ruleset.identity)
    return Screened(findings, evidence, gathered, scored)


def detect(batch: SignalBatch, engine: Engine, seen: Seen) -> list[Evidence]:
    """The evidence of each signal of the ruleset, in its order."""
    found = []
    for definition, settings in engine.detectors:
        key = (definition.name, tuple(settings.items()))
        if key not in seen:
            seen[key] = definition.detect(batch, settings)
        found.append(seen[key])
    return found


def screen_one(listing: Listing, engine: Engine) -> Finding:
    """The finding of one listing: the same functions on a batch of one."""
    row = screen_batch(batch_of([listing]), engine).to_pylist()[0]
    return finding_of(row)


def finding_of(row: dict[str, Any]) -> Finding:
    """One row of a findings table as a value."""
    signals = tuple(
        Signal(piece["name"], piece["score"], piece["detail"], Field(piece["field"]), piece["start"], piece["end"])
        for piece in row["signals"]
    )
    return Finding(**{**row, "verdict": Verdict(row["verdict"]), "signals": signals})


def batch_of(listings: list[Listing]) -> pa.RecordBatch:
    """Listings as a batch with schema LISTINGS; half a surrogate pair, which no file can hold, becomes U+FFFD."""
    try:
        return _columns_of(listings)
    except UnicodeEncodeError:
        return _columns_of([replace(listing, **_whole_texts(listing)) for listing in listings])


def _columns_of(listings: list[Listing]) -> pa.RecordBatch:
    columns = [pa.array([getattr(listing, field.name) for listing in listings], field.type) for field in LISTINGS]
    return pa.RecordBatch.from_arrays(columns, schema=LISTINGS)


def _whole_texts(listing: Listing) -> dict[str, Any]:
    texts = {name: value for name, value in asdict(listing).items() if isinstance(value, str)}
    images = tuple(_whole(image) for image in listing.images)
    return {name: _whole(text) for name, text in texts.items()} | {"images": images}


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
