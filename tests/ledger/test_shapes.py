"""Lines of an export have exactly their keys."""

import pytest

from touchstone.ledger.lines import write_line
from touchstone.ledger.shapes import read_leaf, read_shaped

GOOD: tuple[dict[str, str | int], ...] = (
    {"format": "", "kind": "header", "origin": ""},
    {"bytes": "", "kind": "entry", "leaf": "", "seq": 0},
    {"bytes": "", "kind": "entry", "leaf": "", "particulars": "", "salt": "", "seq": 0},
    {"kind": "head", "note": ""},
    {"kind": "anchor", "line": ""},
    {"digest": "", "entries": 0, "kind": "end"},
)


@pytest.mark.parametrize("line", GOOD)
def test_a_line_of_each_kind_is_read(line: dict[str, str | int]) -> None:
    assert read_shaped(write_line(line)) == line


@pytest.mark.parametrize("line", GOOD)
def test_a_key_more_or_less_or_another_kind_or_type_is_refused(line: dict[str, str | int]) -> None:
    others: list[dict[str, str | int]] = [{**line, "more": 1}, {**line, "kind": "other"}]
    others += [{key: value for key, value in line.items() if key != left} for left in line if left != "salt"]
    others += [{**line, key: "1" if isinstance(value, int) else 1} for key, value in line.items()]
    for other in others:
        with pytest.raises(ValueError, match="not a line of an export"):
            read_shaped(write_line(other))


def test_a_leaf_is_32_bytes_in_lower_case_hexadecimal() -> None:
    assert read_leaf("ab" * 32) == b"\xab" * 32
    assert [read_leaf(text) for text in ("AB" * 32, "ab" * 31, "x", "")] == [None] * 4
