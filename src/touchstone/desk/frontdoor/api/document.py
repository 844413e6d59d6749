"""The description of the API (OpenAPI 3.1): what the operations' types say, and what the door adds to every one."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ninja import NinjaAPI

from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.routes import Open
from touchstone.desk.frontdoor.api import parts
from touchstone.desk.frontdoor.api.answers import JSON, answers_of, headers_of
from touchstone.desk.frontdoor.api.examples import add_examples

Document = dict[str, Any]


def describe(api: NinjaAPI, prefix: str, rows: Iterator[Operation]) -> Document:
    """The whole document, in a fixed order."""
    known = {row.name: row for row in rows}
    document: Document = deepcopy(dict(api.get_openapi_schema(path_prefix=prefix.lstrip("/"))))
    document["info"] |= {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
    document["servers"] = [{"url": "/", "description": "This desk"}]
    for methods in document["paths"].values():
        for operation in methods.values():
            _complete(operation, known[operation["operationId"]])
    document["components"]["securitySchemes"] = parts.SECURITY
    document["components"]["schemas"] |= parts.SCHEMAS
    document["components"]["schemas"] = dict(sorted(document["components"]["schemas"].items()))
    for name, schema in document["components"]["schemas"].items():
        _tidy(schema, keeps_defaults=not name.endswith("Change"))
    document["tags"] = [{"name": name} for name in sorted({tag for each in _all(document) for tag in each["tags"]})]
    document["paths"] = dict(sorted(document["paths"].items()))
    add_examples(document)
    return document


def _all(document: Document) -> Iterator[Document]:
    for methods in document["paths"].values():
        yield from methods.values()


def _complete(operation: Document, row: Operation) -> None:
    operation["parameters"] = [_plain(each) for each in operation["parameters"]] + parts.parameters_of(row)
    operation["security"] = [] if row.needs is Open.EVERYONE and row.name != "who_am_i" else parts.SECURED
    success = operation["responses"].pop(row.status)
    success["headers"] = headers_of(row)
    if row.gives != JSON:
        success["content"] = {row.gives: {"schema": {"type": "string", "format": "binary"}}}
    if row.takes != JSON:
        operation["requestBody"] = parts.file_body(row.takes)
    has_body = "requestBody" in operation
    operation["responses"] = {
        str(row.status): success,
        **answers_of(row, has_body=has_body, path=operation["parameters"]),
    }


def _plain(parameter: Document) -> Document:
    """A parameter that may be left out is left out; it is never sent as null."""
    schema = parameter["schema"]
    choices = [each for each in schema.pop("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        schema |= choices[0]
    elif choices:
        schema["anyOf"] = choices
    schema.pop("title", None)
    return parameter


def _tidy(schema: Any, *, keeps_defaults: bool) -> None:
    """Titles repeat the names; a default of a change would be read as what is written when nothing is sent."""
    if isinstance(schema, list):
        for each in schema:
            _tidy(each, keeps_defaults=keeps_defaults)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("title"), str):
        del schema["title"]
    if not keeps_defaults and "default" in schema and not isinstance(schema["default"], dict):
        del schema["default"]
    for name, each in schema.items():
        if name != "example":  # it is no schema: its title is one of its values
            _tidy(each, keeps_defaults=keeps_defaults)
