"""The fields of a schema as lines of a table: those of inner objects under the name of the field that holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from touchstone.desk.frontdoor.api.examples import REF

Schema = Mapping[str, Any]
EACH = "[]"


@dataclass(frozen=True, slots=True)
class Field:
    """One line: `kind` is the type of JSON, with its format; `text` is in the reader's language."""

    name: str
    kind: str
    is_required: bool
    text: str


def fields_of(schema: Schema, schemas: Mapping[str, Schema], prefix: str = "") -> Iterator[Field]:
    """All fields of an object or of the objects of a list, in their order."""
    whole = _resolved(schema, schemas)
    if "items" in whole:
        yield from fields_of(whole["items"], schemas, f"{prefix}{EACH}")
        return
    required = whole.get("required", ())
    for name, inner in whole.get("properties", {}).items():
        full = f"{prefix}.{name}" if prefix else name
        yield Field(full, kind_of(inner, schemas), name in required, say(inner.get("description", "")))
        yield from fields_of(_without_null(inner), schemas, full)


def kind_of(schema: Schema, schemas: Mapping[str, Schema]) -> str:
    """The type in a few letters: string (date-time), array of integer, string or null."""
    whole = _resolved(schema, schemas)
    choices = whole.get("anyOf") or whole.get("oneOf")
    if choices:
        return " | ".join(kind_of(each, schemas) for each in choices)
    kind = whole.get("type", "any")
    word = " | ".join(kind) if isinstance(kind, list) else str(kind)
    if word == "array":
        return f"array<{kind_of(whole['items'], schemas)}>"
    if "enum" in whole:
        return " | ".join(f'"{each}"' for each in whole["enum"])
    return f"{word} ({whole['format']})" if "format" in whole else word


def say(text: str) -> str:
    """A text of the description in the reader's language."""
    return gettext(text) if text else ""


def _resolved(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    """What a reference stands for; one that has a default beside it comes within `allOf`."""
    inner = schema["allOf"][0] if len(schema.get("allOf", ())) == 1 else schema
    return schemas[inner["$ref"].removeprefix(REF)] if "$ref" in inner else schema


def _without_null(schema: Schema) -> Schema:
    kinds = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    return kinds[0] if len(kinds) == 1 else schema
