"""Every fault has its sentence in both languages, with its place."""

import re

import pytest

from touchstone.ledger.faults import SENTENCES, Fault, FaultKind


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_has_a_sentence_in_both_languages(kind: FaultKind) -> None:
    english, chinese = SENTENCES[kind]
    assert re.fullmatch(r"[\x20-\x7e]+", english)
    assert re.search(r"[\u4e00-\u9fff]", chinese)


def test_a_sentence_begins_with_its_place() -> None:
    fault = Fault(FaultKind.MISSING, 12, 3, 7)
    assert fault.in_english() == "line 12, entries 3–7: entries are missing"
    assert fault.in_chinese() == "行 12，条目 3–7：条目缺失"
    assert Fault(FaultKind.DUPLICATE, 4, 2, 2).in_english() == "line 4, entry 2: it is there twice"
    assert Fault(FaultKind.ANCHOR, source="2026-11-22").in_english().startswith("2026-11-22: the anchor")
