"""An example of everything that goes in and comes out, worked out from the schemas, so that it fits them by itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from touchstone.desk.frontdoor.api.example_words import FORMATS, WORDS

Schema = Mapping[str, Any]
REF = "#/components/schemas/"
PUBLIC_ID = re.compile(r"\^\(?([a-z]{3})")
ID_ENDING = "2" * 20


def add_examples(document: dict[str, Any]) -> None:
    """Give every body and every answer of JSON an example, and every parameter one."""
    schemas = document["components"]["schemas"]
    for methods in document["paths"].values():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                parameter["example"] = example_of(parameter["schema"], schemas, parameter["name"])
            for content in _contents(operation):
                content["example"] = example_of(content["schema"], schemas)


def example_of(schema: Schema, schemas: Mapping[str, Schema], name: str = "") -> Any:
    """A value that fits; `name` is that of the field in which it stands."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].removeprefix(REF)], schemas, name)
    for given in ("const", "example", *(() if name in WORDS else ("default",))):
        if given in schema:
            return schema[given]
    for given in ("examples", "enum"):
        if given in schema:
            return schema[given][0]
    if name in WORDS and WORDS[name] is None:
        return None
    for choices in ("anyOf", "oneOf", "allOf"):
        if choices in schema:
            return example_of(schema[choices][0], schemas, name)
    return _of_type(schema, schemas, name)


def _of_type(schema: Schema, schemas: Mapping[str, Schema], name: str) -> Any:
    kind = schema.get("type", "object")
    match kind[0] if isinstance(kind, list) else kind:
        case "object":
            fields = schema.get("properties", {})
            told = {each: example_of(inner, schemas, each) for each, inner in fields.items()}
            return told or WORDS.get(name, {})
        case "array":
            return [example_of(schema["items"], schemas, name)]
        case "string":
            return _text(schema, name)
        case "boolean":
            return False
        case "null":
            return None
    word = WORDS.get(name)
    return word if isinstance(word, int | float) else schema.get("minimum", 1)


def _text(schema: Schema, name: str) -> str:
    if schema.get("format") in FORMATS:
        return str(FORMATS[schema["format"]])
    pattern = str(schema.get("pattern", ""))
    public_id = PUBLIC_ID.match(pattern) if "{20}" in pattern else None
    if public_id:
        return f"{public_id[1]}_{ID_ENDING}"
    return str(WORDS.get(name, name or "text"))


def _contents(operation: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    for kind, content in ((kind, each) for body in bodies for kind, each in body.get("content", {}).items()):
        if kind.endswith("json"):
            yield content
