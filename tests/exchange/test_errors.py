"""A data file of a format that is wrong is refused with its place and its cure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from touchstone.exchange.dsa import field_rows, measure_rows
from touchstone.exchange.dsa.field_rows import load_rules
from touchstone.exchange.dsa.measure_rows import load_measure_rows
from touchstone.exchange.errors import ExchangeError, RowError
from touchstone.vocabulary.errors import TouchstoneError

WRONG = [
    (load_rules, field_rows.FILE, 'shape = "puid"', 'shape = "number"', "fields[1].shape"),
    (load_rules, field_rows.FILE, "longest = 500", "length = 500", "fields[1].length"),
    (load_rules, field_rows.FILE, "latest = 2038-01-01", "latest = 2038", "latest"),
    (load_rules, field_rows.FILE, "most_in_bundle = 100", "most_in_bundle = 0", "most_in_bundle"),
    (load_measure_rows, measure_rows.FILE, "gravity = 1", 'gravity = "much"', "measures[5].gravity"),
    (load_measure_rows, measure_rows.FILE, 'key = "counterfeit"', "", "matters[1].key"),
]


@pytest.mark.parametrize(("load", "file", "right", "wrong", "place"), WRONG)
def test_a_wrong_row_is_refused_with_its_place_and_cure(
    load: Callable[[Path], object], file: Path, right: str, wrong: str, place: str, tmp_path: Path
) -> None:
    text = file.read_text(encoding="utf-8")
    assert right in text
    changed = tmp_path / file.name
    changed.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(RowError) as refusal:
        load(changed)
    assert place in refusal.value.sentence
    assert place in refusal.value.sentence_zh
    assert refusal.value.hint


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="cannot be read"):
        load_rules(tmp_path / "fields.toml")


def test_every_refusal_of_the_room_is_one_of_touchstone() -> None:
    assert issubclass(ExchangeError, TouchstoneError)
    assert issubclass(RowError, ExchangeError)
