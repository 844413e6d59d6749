"""From the JSON of the desk to dataclasses. Fields that a newer desk adds are passed over."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Thing = TypeVar("Thing")


def read_thing(kind: type[Thing], data: Mapping[str, Any], state: str = "") -> Thing:
    """One object; `state` is its ETag, if it has a place for it."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]  # type: ignore[arg-type]  # every kind is a dataclass
    values = {name: _read(hints[name], data[name]) for name in names if name in data}
    return kind(**values, **({"etag": state} if "etag" in names else {}))


def _read(hint: Any, value: Any) -> Any:
    if isinstance(hint, UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if value is None:
        return None
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in value)
    return read_thing(hint, value) if hasattr(hint, "__dataclass_fields__") else value


def write_value(value: Any) -> Any:
    """A value as JSON takes it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple | set | frozenset) else value
