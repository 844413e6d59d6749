"""Every answer that an operation may give beside the one it is made for."""

from typing import Any

from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.frontdoor.api.parts import PROBLEM

WORDS = {
    304: "What the reader has still holds.",
    400: "The request cannot be read.",
    401: "No key, or one that does not work.",
    403: "Seen, but not to be done with this key.",
    404: "Nothing there, or nothing that one may know of.",
    409: "The present state does not allow it.",
    410: "It was there and is over.",
    412: "It was changed after it was read; the present state is in the answer.",
    413: "Too long.",
    415: "Another type of content than the operation takes.",
    422: "Values that do not fit, each named.",
    428: "If-Match is missing.",
    429: "Too many requests; Retry-After says when to come back.",
    503: "Too busy; nothing was changed.",
}
JSON = "application/json"
STATE = {"description": "The state of what is in the answer.", "schema": {"type": "string"}}
LIMITS = {
    "RateLimit-Policy": {"description": "How many requests a key may make.", "schema": {"type": "string"}},
    "RateLimit": {"description": "How many are left.", "schema": {"type": "string"}},
}
RETRY_AFTER = {"Retry-After": {"description": "Seconds.", "required": True, "schema": {"type": "integer"}}}


def answers_of(row: Operation, *, has_body: bool, path: list[dict[str, Any]]) -> dict[str, Any]:
    """Status -> answer, in ascending order."""
    found = {401, 429, 503, *(each.status for each in row.refusals)}
    if isinstance(row.needs, Permission):
        found |= {403}
    if row.method == "GET":
        found |= {304}
    else:
        found |= {403, 409}
    if any(each["in"] == "path" for each in path):
        found |= {404}
    if any(each["in"] == "query" for each in path):
        found |= {422}
    if has_body or row.takes != JSON:
        found |= {400, 404, 413, 415, 422}  # what a body names may not be there
    if row.changes:
        found |= {412, 428}
    elif row.method == "POST":
        found |= {400, 422}
    return {str(status): _answer(status) for status in sorted(found)}


def headers_of(row: Operation) -> dict[str, Any]:
    """The headers of the answer that an operation is made for."""
    has_state = row.method == "GET" or row.made_at or (row.changes and row.status != 204)
    made = {"Location": {"description": "The address of what was made.", "schema": {"type": "string"}}}
    return {**({"ETag": STATE} if has_state else {}), **(made if row.made_at else {}), **LIMITS}


def _answer(status: int) -> dict[str, Any]:
    if status == 304:
        return {"description": WORDS[status], "headers": {"ETag": STATE}}
    answer: dict[str, Any] = {
        "description": WORDS[status],
        "content": {"application/problem+json": {"schema": PROBLEM}},
    }
    if status in (429, 503):
        answer["headers"] = RETRY_AFTER
    return answer
