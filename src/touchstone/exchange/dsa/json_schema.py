"""The published rules as a JSON Schema (2020-12), made from the same rows, so that others can check too.

`python -m touchstone.exchange.dsa.json_schema [DAY]` prints it. What it cannot say: an end before its start, the check digit of
a barcode, personal data. Days are checked where `format` is asserted.
"""

import json
import sys
from datetime import date
from typing import Any

from touchstone.exchange.dsa.field_rows import Condition, FieldRow, Rules, Shape, published_rules
from touchstone.exchange.dsa.shapes import EAN, PUID, URL
from touchstone.exchange.dsa.word_list import words_on

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# After it comes nothing, not even the end of a line, which `$` lets pass in some languages.
END = r"(?![\s\S])"


def make_schema(on: date) -> Schema:
    """The schema of one body of POST /statement sent on that day."""
    rules = published_rules()
    return {
        "$schema": DIALECT,
        "title": "Statement of reasons",
        "description": f"Body of POST /statement, words of {on}",
        "type": "object",
        "properties": {row.name: _describe(row, rules, on) for row in rules.fields}
        | dict.fromkeys(rules.answered, True),
        "additionalProperties": False,
        "required": [row.name for row in rules.fields if row.is_required and not row.only_with],
        "anyOf": [_says_something(name) for name in rules.one_of],
        "allOf": [_place(row) for row in rules.fields if row.only_with or row.not_with],
    }


def make_bundle_schema(on: date) -> Schema:
    """The schema of a payload of POST /statements."""
    items = make_schema(on)
    del items["$schema"]
    bodies = {"type": "array", "minItems": 1, "maxItems": published_rules().most_in_bundle, "items": items}
    required = {"required": ["statements"], "additionalProperties": False}
    return {"$schema": DIALECT, "type": "object", "properties": {"statements": bodies}, **required}


def _describe(row: FieldRow, rules: Rules, on: date) -> Schema:
    shape = _shape(row, rules, on) | {"description": row.meaning_en}
    if row.is_required and not row.only_with:
        return shape
    return {"anyOf": [shape, {"enum": [None, ""]}]}


def _shape(row: FieldRow, rules: Rules, on: date) -> Schema:
    if row.shape is Shape.WORD:
        return {"enum": list(words_on(row.words, on))}
    if row.shape is Shape.WORDS:
        words = {"enum": list(words_on(row.words, on))}
        return {"type": "array", "items": words, "minItems": 0 if row.may_be_empty else 1}
    if row.shape is Shape.DATE:
        return {"type": "string", "format": "date", "pattern": _day_pattern(row.earliest, rules.latest)}
    if row.shape is Shape.EAN13:
        code = {"type": "string", "pattern": f"^[0-9]{{13}}{END}"}
        return {"type": "object", "properties": {EAN: code}, "required": [EAN], "additionalProperties": False}
    pattern = {Shape.PUID: f"^{PUID}{END}", Shape.URL: f"^{URL}{END}"}.get(row.shape, r"\S")
    return {"type": "string", "pattern": pattern, "maxLength": row.longest}


def _day_pattern(earliest: int, latest: date) -> str:
    """A day from 1 January of that year on, to the latest there may be; a pattern cannot compare, so it lists the years."""
    years = (
        "|".join(f"{year:04}" for year in range(earliest or 1, latest.year)) if earliest else _years_until(latest.year)
    )
    return f"^(?:(?:{years})-[0-9]{{2}}-[0-9]{{2}}|{latest}){END}"


def _years_until(year: int) -> str:
    """0001 to the year before: whole thousands, then hundreds, tens and ones."""
    digits = f"{year:04}"
    parts = [
        digits[:place] + (f"[0-{int(digit) - 1}]" if digit != "0" else "(?!)") + "[0-9]" * (3 - place)
        for place, digit in enumerate(digits)
    ]
    return "|".join(part for part in parts if "(?!)" not in part)


def _place(row: FieldRow) -> Schema:
    """Where an attribute belongs, and that it is there if it must be."""
    nothing: list[object] = [None, "", []] if row.may_be_empty else [None, ""]
    absent: Schema = {"properties": {row.name: {"enum": nothing}}}
    present: Schema = _says_something(row.name) if row.is_required else {}
    if row.only_with:
        return {"if": _says(row.only_with), "then": present, "else": absent}
    return {"if": _says(row.not_with), "then": absent} if row.not_with else {}


def _says(condition: Condition) -> Schema:
    word = {"const": condition.word}
    either = {"anyOf": [word, {"type": "array", "contains": word}]}
    return {"properties": {condition.field: either}, "required": [condition.field]}


def _says_something(name: str) -> Schema:
    return {"properties": {name: {"not": {"enum": [None, "", []]}}}, "required": [name]}


def main() -> None:
    """Print the schema of today, or of the day that is given."""
    on = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today()
    sys.stdout.write(json.dumps(make_schema(on), ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
