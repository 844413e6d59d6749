"""Listings in, findings out: the one function that files, single listings, shadows and Spark workers go through.

On Spark: `frame.mapInArrow(lambda batches: (screen_batch(batch, engine) for batch in batches), schema)`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from operator import attrgetter
from typing import Any

import pyarrow as pa

from touchstone.screening.columns import make_findings, spell_findings
from touchstone.screening.engine import Engine
from touchstone.screening.score import Gathered, Scored, gather, score_batch
from touchstone.signals.batch import SignalBatch
from touchstone.signals.evidence import Evidence
from touchstone.tables.digest import digest_values
from touchstone.tables.schemas import LISTINGS
from touchstone.vocabulary.field import FIELDS, Field
from touchstone.vocabulary.finding import Finding
from touchstone.vocabulary.listing import Listing
from touchstone.vocabulary.signal import Signal
from touchstone.vocabulary.verdict import VERDICTS, Verdict

_COLUMNS = tuple((field.name, field.type) for field in LISTINGS)
_ONE_NULL = {name: pa.nulls(1, kind) for name, kind in _COLUMNS}
_FIELDS_OF = attrgetter(*LISTINGS.names)
Seen = dict[tuple[str, tuple[tuple[str, float], ...]], Evidence]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a batch was found to be: evidence per signal in ruleset order, brought together, and scored."""

    evidence: Sequence[Evidence]
    gathered: Gathered
    scored: Scored


@dataclass(frozen=True, slots=True)
class Screened:
    """Findings of a batch (schema CODED_FINDINGS), and what they were made from."""

    findings: pa.RecordBatch
    weighed: Weighed


def screen_batch(listings: pa.RecordBatch, engine: Engine) -> pa.RecordBatch:
    """One finding per listing (schemas LISTINGS → FINDINGS), in order; no row depends on its neighbours."""
    return spell_findings(screen_prepared(engine.prepare(listings), engine).findings)


def screen_prepared(batch: SignalBatch, engine: Engine, seen: Seen | None = None) -> Screened:
    """As `screen_batch`, for a batch that is read already; `seen` keeps evidence for the next ruleset on the same batch."""
    weighed = weigh(batch, engine, {} if seen is None else seen)
    names, identity = engine.ruleset.signal_names, engine.ruleset.identity
    findings = make_findings(batch.listings, names, weighed.evidence, weighed.gathered, weighed.scored, identity)
    return Screened(findings, weighed)


def weigh(batch: SignalBatch, engine: Engine, seen: Seen) -> Weighed:
    """Evidence, scores and verdicts of a batch."""
    evidence = detect(batch, engine, seen)
    gathered = gather(evidence, len(batch))
    return Weighed(evidence, gathered, score_batch(gathered, engine.scale))


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
    """The finding of one listing: the same reading, signals and scores on a batch of one."""
    values, records = _read_one(listing)
    batch = engine.prepare(records)
    weighed = weigh(batch, engine, {})
    scored = weighed.scored
    return Finding(
        listing_id=values[0],
        score=float(scored.score[0]),
        verdict=VERDICTS[scored.verdict[0]],
        signals=tuple(_list_signals(weighed, engine.ruleset.signal_names)),
        ruleset=engine.ruleset.identity,
        input_digest=digest_values(values),
    )


def _list_signals(weighed: Weighed, names: Sequence[str]) -> Iterator[Signal]:
    for name, part in zip(names, weighed.evidence, strict=True):
        for piece in range(len(part)):
            yield Signal(
                name=name,
                score=float(part.score[piece]),
                detail=part.details[part.detail[piece]],
                field=FIELDS[part.field[piece]],
                start=int(part.start[piece]),
                end=int(part.end[piece]),
            )


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


def _read_one(listing: Listing) -> tuple[list[Any], pa.RecordBatch]:
    """The values of a listing in the order of LISTINGS, and a batch of them; built often, hence without detours."""
    values = _values_of(listing)
    try:
        columns = [_column([value], name, kind) for value, (name, kind) in zip(values, _COLUMNS, strict=True)]
    except UnicodeEncodeError:
        return _read_one(replace(listing, **_whole_texts(listing)))
    return values, pa.RecordBatch.from_arrays(columns, schema=LISTINGS)


def _columns_of(listings: list[Listing]) -> pa.RecordBatch:
    rows = [_values_of(listing) for listing in listings]
    columns = [_column([row[place] for row in rows], *column) for place, column in enumerate(_COLUMNS)]
    return pa.RecordBatch.from_arrays(columns, schema=LISTINGS)


def _values_of(listing: Listing) -> list[Any]:
    # What is not there is null, as in a file without the column: no pictures is the empty tuple.
    return [None if value == () else value for value in _FIELDS_OF(listing)]


def _column(values: list[Any], name: str, kind: pa.DataType) -> pa.Array:
    return _ONE_NULL[name] if values == [None] else pa.array(values, kind)


def _whole_texts(listing: Listing) -> dict[str, Any]:
    texts = {name: value for name, value in asdict(listing).items() if isinstance(value, str)}
    images = tuple(_whole(image) for image in listing.images)
    return {name: _whole(text) for name, text in texts.items()} | {"images": images}


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
