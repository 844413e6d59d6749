"""Every form of a mapping is followed, and every other one refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.tables.reading import put
from touchstone.tables.errors import MappingError
from touchstone.tables.feed import Feed, Way
from touchstone.tables.mapping import read_mapping
from touchstone.tables.schemas import LISTINGS


@pytest.mark.parametrize(
    ("value", "feed"),
    [
        ("宝贝名", Feed(("宝贝名",))),
        (2, Feed(("2",))),
        (["cat", "subcat"], Feed(("cat", "subcat"), Way.JOIN)),
        ({"join": ["a", 2]}, Feed(("a", "2"), Way.JOIN)),
        ({"column": "a"}, Feed(("a",))),
        ({"value": "CNY"}, Feed(way=Way.CONSTANT, values=("CNY",))),
        ({"value": 5}, Feed(way=Way.CONSTANT, values=("5",))),
        ({"column": "a", "equals": "x"}, Feed(("a",), Way.EQUALS, ("x",))),
        ({"column": "a", "equals": ["x", "y"]}, Feed(("a",), Way.EQUALS, ("x", "y"))),
        ({"first": ["a", "b"]}, Feed(("a", "b"))),
        ({"first": ["a"], "currencies": ["CNY"]}, Feed(("a",), currencies=("CNY",))),
        (False, None),
    ],
)
def test_a_form_is_followed(value: Any, feed: Feed | None) -> None:
    assert read_mapping({"title": value}, LISTINGS.names) == {"title": feed}


@pytest.mark.parametrize(
    "value", [True, [], 1.5, {}, {"value": []}, {"column": "a", "other": 1}, {"join": []}, [["a"]], None]
)
def test_another_form_is_refused(value: Any) -> None:
    with pytest.raises(MappingError) as refusal:
        read_mapping({"title": value}, LISTINGS.names)
    assert "title" in refusal.value.sentence


def test_an_unknown_column_is_refused_with_those_there_are() -> None:
    with pytest.raises(MappingError) as refusal:
        read_mapping({"titel": "a"}, LISTINGS.names)
    assert "title" in refusal.value.hint


@pytest.mark.parametrize("content", [b"title = ", b"\xff", b"title = 1\ntitle = 2"])
def test_a_file_that_is_no_toml_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(MappingError):
        read_mapping(put(tmp_path, "map.toml", content), LISTINGS.names)


def test_no_mapping_maps_nothing() -> None:
    assert read_mapping(None, LISTINGS.names) == {}
