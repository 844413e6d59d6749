"""Typed reading of one table of a lexicon file: every refusal names file, entry, field and cure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from touchstone.lexicon.errors import LexiconError
from touchstone.lexicon.spelling import spell
from touchstone.reading.pattern import MAX_SYMBOLS

MAX_SOURCE = 400  # characters
MAX_WHOLE = 10**9


@dataclass(frozen=True, slots=True)
class Entry:
    """`values` is the TOML table as parsed; `name` is how errors call it: `brands.gucci`, `groups 3`."""

    file: Path
    name: str
    values: Mapping[str, object]

    def refuse(self, reason: str, field: str = "", **details: object) -> LexiconError:
        """Return the error for this entry, to be raised by the caller; `reason` is a key of errors.WORDS."""
        return LexiconError(reason, self.file, self.name, field, **details)

    def allow_only(self, fields: Collection[str]) -> None:
        """Raise LexiconError when the table has a field that nobody reads."""
        unknown = sorted(set(self.values) - set(fields))
        if unknown:
            raise self.refuse("unknown_field", shorten(unknown[0]), known=", ".join(sorted(fields)))

    def text(self, field: str, default: str = "", most: int = MAX_SYMBOLS) -> str:
        """Return a string field of at most `most` characters without control characters."""
        value = self.values.get(field, default)
        if not isinstance(value, str):
            raise self.refuse("not_text", field)
        return self.check_text(value.strip(), field, most)

    def check_text(self, value: str, field: str, most: int = MAX_SYMBOLS) -> str:
        """Return `value`; raise LexiconError when it is too long or has control characters."""
        if len(value) > most:
            raise self.refuse("too_long", field, size=len(value), most=most)
        if not value.isprintable():
            raise self.refuse("unprintable", field)
        return value

    def texts(self, field: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts that the matcher can look for, each once, in the order given."""
        if field not in self.values:
            return default
        value = self.values[field]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse("not_texts", field)
        found = tuple(dict.fromkeys(self.check_text(item.strip(), field) for item in value))
        if not all(spell(text).text for text in found):
            raise self.refuse("empty_text", field)
        return found

    def numbers(self, field: str, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        value = self.values.get(field, list(default))
        if not isinstance(value, list) or not all(type(item) is int and abs(item) <= MAX_WHOLE for item in value):
            raise self.refuse("not_numbers", field)
        return tuple(value)

    def number(self, field: str, low: float, high: float, default: float | None = None) -> float:
        """Return a number within low..high."""
        value = self.values.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.refuse("not_number", field, low=low, high=high)
        return float(value)

    def flag(self, field: str, default: bool = False) -> bool:
        """Return a true/false field."""
        value = self.values.get(field, default)
        if not isinstance(value, bool):
            raise self.refuse("not_flag", field)
        return value

    def table(self, field: str) -> "Entry":
        """Return a table as an entry; empty where it is missing."""
        value = self.values.get(field, {})
        if not isinstance(value, dict):
            raise self.refuse("not_table", field)
        return Entry(self.file, f"{self.name}.{field}".strip("."), value)

    def tables(self, field: str) -> list["Entry"]:
        """Return a list of tables as entries named `<name>, <field> 1` …"""
        value = self.values.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse("not_tables", field)
        names = (f"{self.name}, {field} {place}".strip(", ") for place in range(1, len(value) + 1))
        return [Entry(self.file, name, item) for name, item in zip(names, value, strict=True)]

    def named_tables(self, field: str) -> dict[str, "Entry"]:
        """Return a table of tables as entries by their key."""
        entry = self.table(field)
        if not all(isinstance(item, dict) for item in entry.values.values()):
            raise self.refuse("not_table", f"{field}.<key>")
        return {
            key: Entry(self.file, f"{field}.{shorten(key)}", item)
            for key, item in entry.values.items()
            if isinstance(item, dict)
        }


def shorten(name: str, most: int = 40) -> str:
    """Return a key or message as errors print it: printable, at most `most` characters."""
    plain = "".join(char if char.isprintable() else "?" for char in name)
    return plain if len(plain) <= most else plain[: most - 1] + "…"
