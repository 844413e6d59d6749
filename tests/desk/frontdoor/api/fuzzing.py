"""Schemathesis at the API in process: what it needs to know to write good requests, and who sends them."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any
from uuid import uuid4

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from touchstone.desk.accounts.models import RateBucket
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.delivery.message_kind import webhook_kinds
from touchstone.desk.frontdoor.api.assembly import document
from touchstone.desk.frontdoor.api.example_words import FORMATS

SENT, FEW = count(), 20
"""After so many cases, each of some requests, nobody has reached the limit of requests yet."""
MANY = 20
"""From so many examples on it is a campaign: methods that an address does not have are tried one and all, and so is
every good request once more without its key; else that is done once for each operation."""
MOST = int(os.environ.get("API_FUZZ_EXAMPLES", "2"))
IS_SHORT = MOST < MANY
PROBED: set[str] = set()
RULES = {"invalid", "refused_file", "reason_missing", "unmutable_kinds", "ruleset_refused"}
DESK = get_wsgi_application()
UUIDS = st.uuids().map(lambda each: f'"{each}"')
schemathesis.openapi.format("cursor", st.just(PageAsked.model_fields["after"].default))
schemathesis.openapi.format("etag", st.just("*"))
schemathesis.openapi.format("idempotency-key", UUIDS)
schemathesis.openapi.format("uscc", st.sampled_from(["", "91110000600037341L"]))
schemathesis.openapi.format("website", st.sampled_from(["", "https://house.example", "http://a.example/b?c=d"]))
schemathesis.openapi.format(
    "endpoint-address", st.sampled_from(["https://hooks.example.com/a", "https://example.com:8443/b?c=d"])
)
schemathesis.openapi.format("mutable-kind", st.sampled_from(["dossiers.shared", "delivery.test", "never.was"]))
schemathesis.openapi.format("message-kind", st.deferred(lambda: st.sampled_from([k.key for k in webhook_kinds()])))
FILES = st.sampled_from([b"a,b\n1,2\n", "一行文字\n".encode()])
schemathesis.openapi.media_type("application/octet-stream", FILES)
schemathesis.openapi.format("binary", FILES)


def described() -> BaseSchema:
    """The API as its description says, in this process."""
    config = SchemathesisConfig()
    config.projects.default.generation.max_examples = MOST
    if IS_SHORT:
        config.projects.default.phases.coverage.unexpected_methods = {"TRACE"}
    # RFC 6585 has a status of its own for a missing If-Match.
    config.projects.default.checks.missing_required_header.expected_statuses += ["428"]
    schema = schemathesis.openapi.from_dict(document(), config=config)
    schema.app = whole
    return schema


def whole(environ: dict[str, Any], start: Any) -> list[bytes]:
    """The desk as a server runs it: every answer is read to its end and closed; only the database stays open."""
    with one_database():
        answer = DESK(environ, start)
        try:
            return [b"".join(answer)]
        finally:
            answer.close()


@contextmanager
def one_database() -> Iterator[None]:
    """The test's transaction outlives the request, as it does under Django's own client."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in ends:
            signal.connect(close_old_connections)


def call(case: Case, token: str, there: Mapping[str, str]) -> None:
    """Send one request and check everything; a good one is a new one, and goes to objects that are there."""
    if next(SENT) % FEW == 0:
        RateBucket.objects.all().delete()  # the limit is measured elsewhere
    if (case.headers or {}).get("If-Match") == FORMATS["etag"]:  # the example of the description
        case.headers["If-Match"] = "*"
    if case.meta is None or case.meta.generation.mode is GenerationMode.POSITIVE:
        for name in case.path_parameters or {}:
            case.path_parameters[name] = there.get(name, case.path_parameters[name])
        if "Idempotency-Key" in (case.headers or {}):
            case.headers["Idempotency-Key"] = f'"{uuid4()}"'
    headers = {"Authorization": f"Bearer {token}"}
    answer = case.call(headers=headers)
    probed = case.operation.label in PROBED and IS_SHORT
    excluded = [*([positive_data_acceptance] if is_by_rule(answer) else []), *([ignored_auth] if probed else [])]
    case.validate_response(answer, headers=headers, excluded_checks=excluded)
    if answer.status_code < 300:
        PROBED.add(case.operation.label)


def is_by_rule(answer: schemathesis.Response) -> bool:
    """A refusal by a rule that no schema can say: check digits, what belongs together, what is there already."""
    return answer.status_code == 422 and answer.json()["type"].rsplit(":", 1)[1] in RULES
