"""Schemas as lines of a table."""

from typing import Any

import pytest

from touchstone.desk.frontdoor.reference.fields import fields_of, kind_of
from touchstone.desk.frontdoor.reference.told import quoted

INNER = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "format": "date"}}}
SCHEMAS: dict[str, Any] = {"Inner": INNER}
REF = {"$ref": "#/components/schemas/Inner"}


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string"}, "string"),
        ({"type": "string", "format": "date-time"}, "string (date-time)"),
        ({"type": ["string", "integer"]}, "string | integer"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer | null"),
        ({"type": "array", "items": REF}, "array<object>"),
        ({"type": "string", "enum": ["a", "b"]}, '"a" | "b"'),
        ({"allOf": [REF], "default": {}}, "object"),
        ({}, "any"),
    ],
)
def test_a_type_is_said_in_a_few_letters(schema: dict[str, Any], kind: str) -> None:
    assert kind_of(schema, SCHEMAS) == kind


@pytest.mark.parametrize("inner", [REF, {"anyOf": [REF, {"type": "null"}]}])
def test_fields_of_an_inner_object_stand_under_its_name(inner: dict[str, Any]) -> None:
    lines = list(fields_of({"type": "object", "properties": {"x": inner}}, SCHEMAS))
    assert [(line.name, line.is_required) for line in lines] == [("x", False), ("x.a", True)]


def test_fields_of_the_objects_of_a_list_say_so() -> None:
    lines = list(fields_of({"properties": {"items": {"type": "array", "items": REF}}}, SCHEMAS))
    assert [line.name for line in lines] == ["items", "items[].a"]


def test_a_shell_takes_a_text_with_quotes_as_one_word() -> None:
    assert quoted("it's") == "'it'\\''s'"
