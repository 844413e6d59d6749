"""Every refusal and every finding speaks both languages and says what to do."""

import re
import string

import pytest

from touchstone.desk.evidence.errors import (
    DamagedBlobError,
    MissingBlobError,
    RefusedFileError,
    StoreError,
    WorkerError,
)
from touchstone.desk.evidence.findings import FINDINGS, allow_preview
from touchstone.desk.evidence.refusals import REFUSALS, Refusal

HAN = re.compile(r"[\u4e00-\u9fff]")


def blanks(text: str) -> set[str]:
    """The facts that a sentence waits for."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_speaks_both_languages_with_the_same_facts(refusal: Refusal) -> None:
    assert blanks(refusal.sentence) == blanks(refusal.sentence_zh)
    assert blanks(refusal.cure) == blanks(refusal.cure_zh)
    assert HAN.search(refusal.sentence_zh)
    assert HAN.search(refusal.cure_zh)
    assert not HAN.search(refusal.sentence + refusal.cure)


def test_a_finding_speaks_both_languages() -> None:
    assert all(HAN.search(finding.sentence_zh) and finding.sentence.endswith(".") for finding in FINDINGS.values())


def test_one_finding_against_it_forbids_a_preview() -> None:
    assert allow_preview(("trailing", "animated"))
    assert not allow_preview(("trailing", "damaged"))


def test_a_refused_file_names_its_reason_and_cannot_be_tried_again() -> None:
    refused = RefusedFileError("pixel_flood", width=65535, height=65535, most=500)
    assert refused.reason == "pixel_flood"
    assert "65535 × 65535" in refused.sentence
    assert not refused.retry


def test_the_machine_at_fault_may_be_tried_again_damage_may_not() -> None:
    assert StoreError(OSError(28, "No space left on device")).retry
    assert WorkerError("exit code 1").retry
    assert not DamagedBlobError("0" * 64).retry
    assert not MissingBlobError("x" * 500).retry
    assert len(MissingBlobError("x" * 500).sentence) < 200
