"""Findings in columns: built from arrays by offsets and dictionaries, never row by row."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.screening.score import Gathered, Scored
from touchstone.signals.evidence import Evidence
from touchstone.tables.digest import digest_rows
from touchstone.tables.schemas import FINDINGS
from touchstone.vocabulary.field import FIELDS
from touchstone.vocabulary.verdict import VERDICTS

_FIELD_WORDS = pa.array([str(field) for field in FIELDS], pa.string())
_VERDICT_WORDS = pa.array([str(verdict) for verdict in VERDICTS], pa.string())
_SIGNALS = FINDINGS.field("signals").type


def make_findings(
    listings: pa.RecordBatch,
    names: Sequence[str],
    evidence: Sequence[Evidence],
    gathered: Gathered,
    scored: Scored,
    ruleset: str,
) -> pa.RecordBatch:
    """One finding per listing (schemas LISTINGS → FINDINGS). `names` are those of the signals, in the order of `evidence`."""
    nothing = np.zeros(len(scored.score), dtype=np.int8)
    columns = [
        listings.column("listing_id"),
        pa.array(scored.score),
        _spell(_VERDICT_WORDS, scored.verdict),
        _signals(names, evidence, gathered),
        _spell(pa.array([ruleset], pa.string()), nothing),
        digest_rows(listings),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=FINDINGS)


def _signals(names: Sequence[str], evidence: Sequence[Evidence], gathered: Gathered) -> pa.ListArray:
    order = gathered.order
    starts = np.cumsum([0, *(len(part.details) for part in evidence)])
    details = pa.array([detail for part in evidence for detail in part.details], pa.string())
    detail = _join([part.detail + start for part, start in zip(evidence, starts, strict=False)], np.int32)
    children = [
        _spell(pa.array(names, pa.string()), gathered.signal[order]),
        pa.array(gathered.score[order]),
        _spell(details, detail[order]),
        _spell(_FIELD_WORDS, _join([part.field for part in evidence], np.int8)[order]),
        pa.array(_join([part.start for part in evidence], np.int32)[order]),
        pa.array(_join([part.end for part in evidence], np.int32)[order]),
    ]
    struct = pa.StructArray.from_arrays(children, fields=list(_SIGNALS.value_type))
    return pa.ListArray.from_arrays(pa.array(gathered.offsets), struct, type=_SIGNALS)


def _join(parts: list[NDArray[np.generic]], dtype: type[np.generic]) -> NDArray[np.generic]:
    return np.concatenate(parts).astype(dtype, copy=False) if parts else np.empty(0, dtype)


def _spell(words: pa.StringArray, index: NDArray[np.generic]) -> pa.StringArray:
    return words.take(pa.array(index))
