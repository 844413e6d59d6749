"""Hundreds of hostile files: each is refused with a reason, kept unopened, or shown as a picture that we drew ourselves."""

import tempfile
from hashlib import sha256
from time import monotonic

import pytest

from tests.desk.evidence.hostile.corpus import FAMILIES, family
from tests.desk.evidence.hostile.sample import Sample
from touchstone.desk.evidence.errors import RefusedFileError
from touchstone.desk.evidence.kinds import Family
from touchstone.desk.evidence.preview import judge
from touchstone.desk.evidence.worker.neutral import is_neutral_png

FEWEST = 1000
LONGEST_SECONDS = 10  # the worker is killed after 1.8; the rest is this test's own work on a busy machine


def fate_of(sample: Sample) -> tuple[str, ...]:
    """What became of a file: the words under which its expected fate may stand."""
    with tempfile.TemporaryFile() as file:
        file.write(sample.content)
        try:
            judged = judge(file, sample.name)
        except RefusedFileError as refused:
            return ("safe", "refused", f"refused:{refused.reason}")
    kind = judged.examination.kind
    if judged.preview:
        assert kind.family is Family.PICTURE, sample.label
        assert is_neutral_png(judged.preview, 1600), sample.label
        return ("safe", "preview")
    return ("safe", "opaque", *(f"opaque:{finding}" for finding in judged.examination.findings))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_hostile_file_meets_its_fate(name: str) -> None:
    wrong = []
    for sample in family(name):
        started = monotonic()
        fates = fate_of(sample)
        if sample.fate not in fates or monotonic() - started > LONGEST_SECONDS:
            wrong.append((sample.label, sample.fate, fates, round(monotonic() - started, 2)))
    assert wrong == []


def test_the_corpus_is_large_and_no_file_stands_in_it_twice() -> None:
    samples = [sample for name in FAMILIES for sample in family(name)]
    assert len({(sha256(sample.content).digest(), sample.name) for sample in samples}) == len(samples)
    assert len({sha256(sample.content).digest() for sample in samples}) >= FEWEST
