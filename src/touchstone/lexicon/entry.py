"""Typed reading of one table of a lexicon file: every refusal names file, entry, field and cure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from touchstone.lexicon.errors import LexiconError

Value = object
MAX_TEXT = 60  # characters; what the matcher can hold (reading.pattern.MAX_SYMBOLS)


@dataclass(frozen=True, slots=True)
class Entry:
    """`values` is the TOML table as parsed; `name` is how errors call it: `brand gucci`, `group 3`."""

    file: Path
    name: str
    values: Mapping[str, Value]

    def refuse(self, said: str, hint: str, field: str = "") -> LexiconError:
        """Return the error for this entry, to be raised by the caller."""
        return LexiconError(said, hint=hint, file=self.file, entry=self.name, field=field)

    def allow_only(self, fields: Collection[str]) -> None:
        """Raise LexiconError when the table has a field that nobody reads."""
        unknown = sorted(set(self.values) - set(fields))
        if unknown:
            known = ", ".join(sorted(fields))
            raise self.refuse("is not a field of this table", f"Use only: {known}.", shorten(unknown[0]))

    def text(self, field: str, default: str = "") -> str:
        """Return a string field of at most MAX_TEXT characters without control characters."""
        value = self.values.get(field, default)
        if not isinstance(value, str):
            raise self.refuse(f"is {name_type(value)}, not text", 'Put the value in quotes: "…".', field)
        return self.checked_text(value, field)

    def checked_text(self, value: str, field: str) -> str:
        """Return `value` stripped; raise LexiconError when it is too long or has control characters."""
        value = value.strip()
        if len(value) > MAX_TEXT and field != "source":
            raise self.refuse(f"has a text of {len(value)} characters", f"Keep texts to {MAX_TEXT} characters.", field)
        if not value.isprintable():
            raise self.refuse("has a character that cannot be printed", "Remove control characters and line ends.", field)
        return value

    def texts(self, field: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of non-empty strings, each once, in the order given."""
        value = self.values.get(field, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.refuse("is not a list of texts", 'Write a list in brackets: ["…", "…"].', field)
        found = tuple(dict.fromkeys(self.checked_text(str(item), field) for item in value))
        if "" in found:
            raise self.refuse("has an empty text", "Remove the empty text.", field)
        return found

    def numbers(self, field: str, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        value = self.values.get(field, default)
        if not isinstance(value, list | tuple) or not all(type(item) is int for item in value):
            raise self.refuse("is not a list of whole numbers", "Write a list in brackets: [18, 25].", field)
        return tuple(int(str(item)) for item in value if isinstance(item, int) and self.checked_number(item, field))

    def checked_number(self, value: int, field: str) -> bool:
        """Return True; raise LexiconError for a number no field can mean."""
        if abs(value) > 10**9:
            raise self.refuse("has a number that is too large", "Keep whole numbers below 1,000,000,000.", field)
        return True

    def number(self, field: str, low: float, high: float, default: float | None = None) -> float:
        """Return a number within low..high."""
        value = self.values.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(f"is {name_type(value)}, not a number", f"Give a number from {low:g} to {high:g}.", field)
        if not low <= value <= high:  # also refuses nan
            raise self.refuse("is out of range", f"Give a number from {low:g} to {high:g}.", field)
        return float(value)

    def flag(self, field: str, default: bool = False) -> bool:
        """Return a true/false field."""
        value = self.values.get(field, default)
        if not isinstance(value, bool):
            raise self.refuse(f"is {name_type(value)}, not true or false", "Write true or false, without quotes.", field)
        return value

    def tables(self, field: str) -> list["Entry"]:
        """Return a list of tables as entries named `<name>, <field> 1` …"""
        value = self.values.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.refuse("is not a list of tables", f"Write [[{field}]] above each of them.", field)
        return [
            Entry(self.file, f"{self.name}, {field} {place}".strip(", "), item) for place, item in enumerate(value, start=1)
        ]

    def named_tables(self, field: str) -> dict[str, "Entry"]:
        """Return a table of tables as entries by their key."""
        value = self.values.get(field, {})
        if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
            raise self.refuse("is not a table of tables", f"Write [{field}.<key>] above each of them.", field)
        return {key: Entry(self.file, f"{field}.{shorten(key)}", item) for key, item in value.items()}


def name_type(value: Value) -> str:
    """Return what a user would call the type of a TOML value."""
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return "missing" if value is None else names.get(type(value), "a date or time")


def shorten(name: str) -> str:
    """Return a key as errors print it: printable, at most 40 characters."""
    plain = "".join(char if char.isprintable() else "?" for char in name)
    return plain if len(plain) <= 40 else plain[:39] + "…"
