"""Weights are learned from messages and from ordinary titles, stored small, and read back the same."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from touchstone.reading.candidates import relate
from touchstone.reading.correspondences import (
    FILE,
    NEAR_SOUND,
    OTHER,
    PARTS,
    SHAPE,
    SOUND,
    SPELLED,
    Correspondences,
    spread,
)  # fmt: skip
from touchstone.reading.folding import fold
from touchstone.reading.learning import learn
from touchstone.reading.restoring import restore_with
from touchstone.reading.shipped import DATA, read_rows

SENT = ["注册宋38彩唫", "存100宋100", "宋彩唫88元", "加微信领彩唫", "充百宋百"] * 8
MEANT = ["注册送38彩金", "存100送100", "送彩金88元", "加微信领彩金", "充百送百"] * 8
TITLES = ["宋代官窑花瓶", "宋体字帖", "宋锦旗袍女", "北宋青瓷碗"] * 8


@pytest.fixture(scope="module")
def learned() -> Correspondences:
    return learn(SENT, MEANT, TITLES, {}, {})


def read(text: str, table: Correspondences) -> str:
    return restore_with(fold(pa.array([text])), spread(table)).text(0)


def test_what_messages_taught_is_read(learned: Correspondences) -> None:
    assert read("存200宋200彩唫", learned) == "存200送200彩金"


def test_what_titles_taught_stays(learned: Correspondences) -> None:
    assert read("宋代青瓷", learned) == "宋代青瓷"


def test_a_stored_table_is_read_back_the_same(learned: Correspondences, tmp_path: Path) -> None:
    learned.save(tmp_path / "t.npz", "made for a test")
    again = Correspondences.load(tmp_path / "t.npz")
    for field in fields(Correspondences):
        assert np.array_equal(getattr(again, field.name), getattr(learned, field.name)), field.name


@pytest.mark.parametrize(
    ("written", "intended", "kind"),
    [("宋", "送", SOUND), ("森", "生", NEAR_SOUND), ("qi", "棋", SPELLED), ("亻尔", "你", PARTS), ("口", "日", OTHER)],
)
def test_a_correspondence_has_a_kind(written: str, intended: str, kind: int) -> None:
    assert relate(written, intended, {}) == kind


def test_a_listed_glyph_is_a_look_alike() -> None:
    assert relate("口", "日", {"口": "日"}) == SHAPE


def test_the_shipped_file_is_small_and_says_where_it_comes_from() -> None:
    path = Path(str(DATA.joinpath(FILE)))
    assert path.stat().st_size <= 400_000
    with np.load(path) as stored:
        assert "github.com" in str(stored["note"])


def test_listed_parts_name_one_character_each() -> None:
    rows = read_rows("parts.csv")
    written = [parts for _, parts in rows]
    assert all(len(intended) == 1 and len(parts) > 1 for intended, parts in rows)
    assert len(written) == len(set(written))
