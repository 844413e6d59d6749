"""The description of the API is valid OpenAPI 3.1, whole, and the same each time."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from touchstone.desk.authority.operations import Anyone
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import Open
from touchstone.desk.frontdoor.api.assembly import API, PREFIX, document, rows
from touchstone.desk.frontdoor.api.document import describe


def operations() -> Iterator[dict[str, Any]]:
    for methods in document()["paths"].values():
        yield from methods.values()


def test_it_is_a_document_of_openapi_3_1() -> None:
    assert [fault.message for fault in OpenAPIV31SpecValidator(document()).iter_errors()] == []


def test_a_fault_of_the_document_would_be_seen() -> None:
    broken = json.loads(json.dumps(document()))
    del broken["info"]["title"]
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_it_is_the_same_each_time() -> None:
    assert json.dumps(describe(API, PREFIX, rows())) == json.dumps(describe(API, PREFIX, rows()))


def test_every_operation_of_the_library_has_its_row_and_its_permission() -> None:
    described = {each["operationId"] for each in operations()}
    assert described == {row.name for row in rows()}
    assert all(isinstance(row.needs, Permission | Open | Anyone) for row in rows())


def test_every_operation_has_a_name_of_its_own_and_words() -> None:
    names = [each["operationId"] for each in operations()]
    assert len(names) == len(set(names))
    assert [each["operationId"] for each in operations() if not (each["summary"] and each["description"])] == []


def test_every_change_asks_for_the_state_and_can_be_read() -> None:
    readable = {row.path for row in rows() if row.method == "GET"}
    assert [row.name for row in rows() if row.changes and row.path not in readable] == []


def test_every_schema_is_a_json_schema() -> None:
    for name, schema in document()["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert name[0].isupper()


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(document())
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(document()["components"]["schemas"])


def test_every_refusal_is_a_problem_document() -> None:
    for each in operations():
        for status, answer in each["responses"].items():
            if int(status) >= 400:
                assert set(answer["content"]) == {"application/problem+json"}, each["operationId"]


def test_the_desk_gives_it_to_everybody(db: None) -> None:
    answer = Client().get("/api/openapi.json")
    assert answer.json() == json.loads(json.dumps(document()))
    assert answer.json()["openapi"].startswith("3.1")


def test_the_command_prints_it(capsys: Any) -> None:
    call_command("openapi")
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(document()))
