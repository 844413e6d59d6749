"""ETags: the state of an object or a list, by which a reader skips what it has and a writer says what it saw."""

import hashlib
import json
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.frontdoor.api.errors import ChangedError, WhichStateError


def state_of(body: bytes) -> str:
    """A strong ETag of these bytes."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def with_state(request: DeskRequest, response: HttpResponseBase, *, is_list: bool) -> HttpResponseBase:
    """The answer with its ETag, or 304 for a reader who has it. A list's is weak: it is no thing to change."""
    if response.status_code != 200:
        return response
    state = response.headers.get("ETag") or (state_of(response.content) if isinstance(response, HttpResponse) else "")
    if not state:
        return response
    response.headers["ETag"] = f"W/{state}" if is_list else state
    wanted = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in wanted or state in {each.removeprefix("W/") for each in wanted}:
        return _not_modified(response)
    return response


def mark_made(answer: HttpResponse, row: Operation, prefix: str) -> None:
    """Say where the thing is that was made, and its state: what is answered is what a reader would get."""
    if row.made_at:
        answer.headers["Location"] = prefix + row.made_at.format(id=json.loads(answer.content)["id"])
    if row.made_at or (row.changes and answer.content):
        answer.headers["ETag"] = state_of(answer.content)


def demand_state(request: DeskRequest, present: HttpResponse) -> None:
    """Refuse a change that did not see the present state; weak ETags never match here (RFC 9110, 13.1.1)."""
    named = request.headers.get("If-Match", "")
    if not named.strip():
        raise WhichStateError
    state = state_of(present.content)
    seen = parse_etags(named)
    if "*" not in seen and state not in seen:
        raise ChangedError(etag=state, current=_as_json(present))


def _as_json(response: HttpResponse) -> Any:
    return json.loads(response.content) if response.content else None


def _not_modified(response: HttpResponseBase) -> HttpResponse:
    empty = HttpResponse(status=304)
    for name in ("ETag", "Cache-Control", "Vary", "Content-Location", "Link"):
        if name in response.headers:
            empty.headers[name] = response.headers[name]
    del empty.headers["Content-Type"]
    return empty
