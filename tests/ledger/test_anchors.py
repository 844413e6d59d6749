"""Anchors: one a day, each naming the one before."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.ledger.record import FIRST_DAY, make_record
from touchstone.ledger.anchors import NOTHING_BEFORE, Anchor, load_anchors, next_anchor, parse_anchor, save_anchor
from touchstone.ledger.errors import AnchorError

RECORD = make_record(30)
LINE = RECORD.anchors[1].to_line()


def test_the_first_anchor_has_nothing_before_it_and_each_names_the_last() -> None:
    one, two, three = RECORD.anchors
    assert one.previous == NOTHING_BEFORE
    assert two.follows(one)
    assert three.follows(two)
    assert not three.follows(one)


def test_a_saved_anchor_comes_back(tmp_path: Path) -> None:
    paths = [save_anchor(tmp_path, anchor) for anchor in RECORD.anchors]
    assert [path.name for path in paths] == ["2026-11-22.json", "2026-11-23.json", "2026-11-24.json"]
    assert load_anchors(paths) == list(RECORD.anchors)


def test_an_anchor_is_never_written_twice(tmp_path: Path) -> None:
    save_anchor(tmp_path, RECORD.anchors[0])
    with pytest.raises(AnchorError, match="exists already"):
        save_anchor(tmp_path, Anchor(FIRST_DAY, "other"))
    assert load_anchors([tmp_path / "2026-11-22.json"]) == [RECORD.anchors[0]]


@pytest.mark.parametrize("days", [0, 1])
def test_an_anchor_of_a_day_that_is_not_later_is_refused(days: int) -> None:
    with pytest.raises(AnchorError, match="is not later"):
        next_anchor(FIRST_DAY - timedelta(days=days), "note", RECORD.anchors[0])


def test_every_flipped_bit_changes_the_anchor_or_makes_it_unreadable() -> None:
    for bit in range(8 * len(LINE)):
        wrong = (int.from_bytes(LINE, "big") ^ (1 << bit)).to_bytes(len(LINE), "big")
        try:
            assert parse_anchor(wrong).digest() != RECORD.anchors[1].digest()
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"2026-11-23", b"20261123"),
        (b"2026-11-23", b"2026-W48-1"),
        (b"anchor/1", b"anchor/2"),
        (b'"day"', b'"dei"'),
        (b"\n", b""),
    ],
)
def test_another_spelling_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_anchor(LINE.replace(old, new))


@pytest.mark.parametrize("content", [b"", b"{}\n", LINE[:-1], LINE + b"x\n"])
def test_a_file_that_is_no_anchor_is_refused_with_its_place(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(AnchorError, match=r"a\.json"):
        load_anchors([tmp_path / "a.json"])
    with pytest.raises(AnchorError, match=r"none\.json"):
        load_anchors([tmp_path / "none.json"])


def test_the_day_is_a_date() -> None:
    assert parse_anchor(LINE).day == date(2026, 11, 23)
