"""A mapping file says which column of the file fills which column of our table, over what is found by name.

    title = "宝贝名"                                  one column
    category = ["cat", "subcat"]                      joined by "/"
    price = { first = ["price_cny", "price_usd"], currencies = ["CNY", "USD"] }
    currency = { value = "CNY" }                      the same for every row
    label = { column = "cat", equals = ["Counterfeits"] }
    seller_id = false                                 nothing, although a column of that name is there

Columns of a file without a header are called "1", "2", … (or written as numbers).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from touchstone.tables.errors import MappingError
from touchstone.tables.feed import Feed, Way
from touchstone.tables.toml_table import read_toml

_HINT = 'Write `title = "name of the column"`; docs/input.md shows every form.'
_HINT_ZH = '请写成 `title = "列名"`；全部写法见 docs/input.zh.md。'


def read_mapping(mapping: Path | Mapping[str, Any] | None, targets: Sequence[str]) -> dict[str, Feed | None]:
    """Target column → feed, or None where the mapping says "nothing". Raises MappingError."""
    if mapping is None:
        return {}
    values = read_toml(mapping, MappingError).values if isinstance(mapping, Path) else mapping
    unknown = [key for key in values if key not in targets]
    if unknown:
        raise MappingError(
            f"The mapping names {unknown[0]!r}, which is no column of ours.",
            hint=f"Use: {', '.join(targets)}.",
            sentence_zh=f"映射中的“{unknown[0]}”不是可用的列。",
            hint_zh=f"可用：{', '.join(targets)}。",
        )
    return {target: _feed(target, value) for target, value in values.items()}


def _feed(target: str, value: Any) -> Feed | None:
    match value:
        case False:
            return None
        case True:
            raise _refuse(target)
        case str() | int():
            return Feed((str(value),))
        case [_, *_]:
            return Feed(_names(target, value), Way.JOIN)
        case {"value": constant, **rest} if not rest and isinstance(constant, str | int | float):
            return Feed(way=Way.CONSTANT, values=(str(constant),))
        case {"column": str() | int() as name, "equals": wanted, **rest} if not rest:
            return Feed((str(name),), Way.EQUALS, _names(target, wanted if isinstance(wanted, list) else [wanted]))
        case {"column": str() | int() as name, **rest} if not rest:
            return Feed((str(name),))
        case {"join": [_, *_] as names, **rest} if not rest:
            return Feed(_names(target, names), Way.JOIN)
        case {"first": [_, *_] as names, **rest} if set(rest) <= {"currencies"}:
            return Feed(_names(target, names), currencies=_names(target, rest.get("currencies", [])))
    raise _refuse(target)


def _names(target: str, values: Any) -> tuple[str, ...]:
    if not isinstance(values, list | tuple) or not all(isinstance(value, str | int | float) for value in values):
        raise _refuse(target)
    return tuple(str(value) for value in values)


def _refuse(target: str) -> MappingError:
    return MappingError(
        f"The mapping of {target!r} cannot be followed.",
        hint=_HINT,
        sentence_zh=f"映射中“{target}”的写法无法理解。",
        hint_zh=_HINT_ZH,
    )
