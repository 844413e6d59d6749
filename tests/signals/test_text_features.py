"""What the text model sees of a title."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.text_titles import read
from touchstone.reading.classes import character_classes
from touchstone.signals.text_features import MAX_SLOTS, collect_slots
from touchstone.signals.text_reference import list_slots

SIZE = 1 << 12


def slots_of(title: str, size: int = SIZE) -> list[int]:
    folded = read(title)
    slots = np.empty(MAX_SLOTS, np.int32)
    count = collect_slots(folded.codes, 0, len(folded.codes), character_classes(), size - 1, slots)
    return sorted(slots[:count].tolist())


def test_punctuation_and_case_are_no_evidence() -> None:
    assert slots_of("Rolex - Submariner [REPLICA]") == slots_of("rolex submariner replica")


def test_the_number_of_digits_is_no_evidence() -> None:
    assert slots_of("5x 200mg") == slots_of("100x 1000mg")


def test_a_dose_reads_alike_with_and_without_a_blank_in_pairs_of_words() -> None:
    joined, apart = slots_of("200mg"), slots_of("200 mg")
    assert len(set(joined) & set(apart)) >= 4


def test_every_chinese_character_is_a_word() -> None:
    assert len(slots_of("高仿包")) == 3 * 2 + 4 * 2


def test_a_text_without_words_has_no_slots() -> None:
    assert slots_of(" -- !! ") == []


def test_slots_stay_within_the_table() -> None:
    assert max(slots_of("Louis Vuitton Monogram Handbag 高仿", 64)) < 64


def test_a_very_long_text_is_cut_and_does_not_overrun() -> None:
    assert len(slots_of("a b " * 5000)) <= MAX_SLOTS
    assert slots_of("奢侈品" * 5000) == slots_of("奢侈品" * 6000)


@given(st.text(max_size=120))
def test_the_kernel_agrees_with_the_plain_reading(title: str) -> None:
    folded = read(title.encode("utf-8", "replace").decode())
    assert slots_of(title.encode("utf-8", "replace").decode()) == sorted(list_slots(folded.text(0), SIZE))
