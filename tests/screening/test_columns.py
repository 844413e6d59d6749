"""Findings in columns say what the evidence says, row by row."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.evidence import make_ruleset, random_evidence
from touchstone.screening.columns import CODED_FINDINGS, make_findings, spell_findings
from touchstone.screening.output import encode_findings
from touchstone.screening.scale import make_scale
from touchstone.screening.score import gather, score_batch
from touchstone.screening.screen import batch_of
from touchstone.signals.evidence import Evidence
from touchstone.tables.schemas import FINDINGS
from touchstone.vocabulary.listing import Listing

RULES = make_ruleset({"a": 3.0, "b": 2.0})


def findings_of(evidence: list[Evidence], rows: int) -> pa.RecordBatch:
    listings = batch_of([Listing(f"L{row}", "title") for row in range(rows)])
    gathered = gather(evidence, rows)
    scored = score_batch(gathered, make_scale(RULES))
    return make_findings(listings, RULES.signal_names, evidence, gathered, scored, RULES.identity)


@given(seed=st.integers(0, 10**6), rows=st.integers(0, 8))
def test_each_row_lists_its_pieces_signal_by_signal(seed: int, rows: int) -> None:
    evidence = random_evidence(seed, 2, rows)
    found = findings_of(evidence, rows).to_pylist()
    for row, finding in enumerate(found):
        wanted = [
            (name, float(part.score[k]), part.details[part.detail[k]], "title", int(part.start[k]), int(part.end[k]))
            for name, part in zip(RULES.signal_names, evidence, strict=True)
            for k in range(len(part))
            if part.row[k] == row
        ]
        assert [tuple(piece.values()) for piece in finding["signals"]] == wanted


@given(seed=st.integers(0, 10**6), rows=st.integers(0, 8))
def test_findings_are_valid_arrow_of_the_declared_schema(seed: int, rows: int) -> None:
    findings = findings_of(random_evidence(seed, 2, rows), rows)
    findings.validate(full=True)
    assert findings.schema.equals(CODED_FINDINGS)
    spelled = spell_findings(findings)
    spelled.validate(full=True)
    assert spelled.schema.equals(FINDINGS)
    assert spelled.to_pylist() == findings.to_pylist()


@given(seed=st.integers(0, 10**6))
def test_coded_findings_are_written_as_plain_ones_and_always_alike(seed: int) -> None:
    findings = findings_of(random_evidence(seed, 2, 8), 8)
    written = {encode_findings(findings) for _ in range(3)}
    assert len(written) == 1
    read = pq.read_table(io.BytesIO(written.pop()))
    assert read.cast(FINDINGS).to_pylist() == findings.to_pylist()


def test_equal_listings_have_equal_digests_and_others_do_not() -> None:
    findings = findings_of(random_evidence(1, 2, 2), 2)
    digests = findings.column("input_digest").to_pylist()
    assert digests == findings_of(random_evidence(2, 2, 2), 2).column("input_digest").to_pylist()
    assert digests[0] != digests[1]
