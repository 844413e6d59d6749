"""Everything that goes in and comes out has an example, and each fits its own schema."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from touchstone.desk.frontdoor.api.assembly import document
from touchstone.desk.frontdoor.api.examples import example_of

CHECKER = Draft202012Validator.FORMAT_CHECKER
OPERATIONS = {each["operationId"]: each for methods in document()["paths"].values() for each in methods.values()}


def validator(schema: dict[str, Any]) -> Validator:
    whole = {**schema, "components": document()["components"]}
    return Draft202012Validator(whole, format_checker=CHECKER)


def parts(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What has a schema: parameters, the body, the answers."""
    yield from operation["parameters"]
    for each in (operation.get("requestBody", {}), *operation["responses"].values()):
        yield from (content for kind, content in each.get("content", {}).items() if kind.endswith("json"))


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_example_fits(name: str) -> None:
    found = list(parts(OPERATIONS[name]))
    assert found
    for each in found:
        faults = [fault.message for fault in validator(each["schema"]).iter_errors(each["example"])]
        assert faults == [], each["example"]


def test_an_object_is_shown_with_all_its_fields() -> None:
    schemas = document()["components"]["schemas"]
    for name in ("SellerTold", "ListingTold", "EventTold", "Problem"):
        assert set(example_of(schemas[name], schemas)) == set(schemas[name].get("example", schemas[name]["properties"]))


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        ({"type": ["null", "string"], "const": None}, None),
        ({"type": "array", "items": {"type": "boolean"}}, [False]),
        ({"type": "string", "pattern": "^org_[2-9a-z]{20}$"}, "org_" + "2" * 20),
        ({"anyOf": [{"type": "integer", "minimum": 7}, {"type": "null"}]}, 7),
        ({"type": "string", "enum": ["b", "a"]}, "b"),
        ({"type": "object", "properties": {"platform": {"type": "string"}}}, {"platform": "bazaar"}),
    ],
)
def test_an_example_follows_from_its_schema(schema: dict[str, Any], example: Any) -> None:
    assert example_of(schema, {}) == example
