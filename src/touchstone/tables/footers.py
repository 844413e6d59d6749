"""Joins the footers of Parquet files that were laid one after another into the footer of all of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from touchstone.tables.thrift import Struct, Type

# Ids of fields in parquet.thrift (Apache Parquet 2.11).
_NUM_ROWS, _ROW_GROUPS = 3, 4
_COLUMNS, _GROUP_ROWS, _GROUP_OFFSET, _ORDINAL = 1, 3, 5, 7
_CHUNK_OFFSETS = (2, 4, 6)  # of the chunk, its offset index, its column index
_META, _META_OFFSETS = 3, (9, 10, 11, 14)  # data page, index page, dictionary page, bloom filter
_MOST_ORDINALS = 1 << 15


def join_footers(footers: Iterable[tuple[Struct, int]]) -> Struct:
    """One footer from those of all files, each with the place where its file begins; their row groups keep their order."""
    joined: Struct = {}
    groups: list[object] = []
    rows = 0
    for footer, offset in footers:
        joined = joined or footer
        own = _list_of(footer, _ROW_GROUPS)
        groups += [_moved(group, offset, len(groups) + index) for index, group in enumerate(own)]
        rows += _integer(footer, _NUM_ROWS)
    joined[_NUM_ROWS] = (Type.I64, rows)
    joined[_ROW_GROUPS] = (Type.LIST, (Type.STRUCT, groups))
    return joined


def _moved(group: Any, offset: int, ordinal: int) -> Struct:
    _shift(group, (_GROUP_OFFSET,), offset)
    for chunk in _list_of(group, _COLUMNS):
        _shift(chunk, _CHUNK_OFFSETS, offset)
        _shift(chunk[_META][1], _META_OFFSETS, offset)
    group.pop(_ORDINAL, None)
    if ordinal < _MOST_ORDINALS:
        group[_ORDINAL] = (Type.I16, ordinal)
    return dict(group)


def _shift(fields: Struct, ids: Sequence[int], offset: int) -> None:
    for field in ids:
        if field in fields and (value := _integer(fields, field)):
            fields[field] = (fields[field][0], value + offset)


def _integer(fields: Struct, field: int) -> int:
    value = fields[field][1]
    return value if isinstance(value, int) else 0


def _list_of(fields: Struct, field: int) -> list[Any]:
    value: Any = fields[field][1]
    return list(value[1])
