"""The parts of the description that are the same for many operations."""

from typing import Any

from django.conf import settings

from touchstone.desk.authority.operations import Operation

SECURITY: dict[str, Any] = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key; an administrator makes it under “API keys”.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": settings.SESSION_COOKIE_NAME,
        "description": "The session of a browser; whatever is not GET needs the token of the page in X-CSRFToken.",
    },
}
SECURED: list[dict[str, list[str]]] = [{"key": []}, {"session": []}]
PROBLEM = {"$ref": "#/components/schemas/Problem"}
SCHEMAS: dict[str, Any] = {
    "Problem": {
        "type": "object",
        "description": "A refusal (RFC 9457): what happened, what cures it, whether to try again.",
        "required": ["type", "title", "status", "detail", "retry"],
        "properties": {
            "type": {"type": "string", "format": "uri", "description": "Stable; programs decide by it."},
            "title": {"type": "string", "description": "The sentence, in the language of the request."},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What cures it."},
            "retry": {"type": "boolean", "description": "Whether the same request may succeed later."},
            "problems": {"type": "array", "items": {"$ref": "#/components/schemas/ProblemPlace"}},
            "current": {"description": "With 412: the present state of what was to be changed."},
        },
        "example": {
            "type": "urn:touchstone:refusal:not_there",
            "title": "There is nothing here.",
            "status": 404,
            "detail": "Check the address; ask whoever sent it to you whether your organisation may see it.",
            "retry": False,
        },
    },
    "ProblemPlace": {
        "type": "object",
        "description": "One value that does not fit.",
        "required": ["at", "why", "says"],
        "properties": {
            "at": {"type": "array", "items": {"type": ["string", "integer"]}, "description": "Where it stands."},
            "why": {"type": "string"},
            "says": {"type": "string"},
        },
    },
}
IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "The ETag of what one has: where it still holds, the answer is 304 without a body.",
    "schema": {"type": "string", "format": "etag"},
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "The ETag of the state that one read and changes, or * for whatever is there.",
    "schema": {"type": "string", "format": "etag"},
}
IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "A text in quotes, new for each request: a repetition within 24 hours has no second effect and gets"
    " the same answer.",
    "schema": {
        "type": "string",
        "format": "idempotency-key",
        "maxLength": 202,
        "examples": ['"8e03978e-40d5-43dd-bc93-6894a57f9324"'],
    },
}


def parameters_of(row: Operation) -> list[dict[str, Any]]:
    """The headers that the door reads for this operation."""
    if row.method == "GET":
        return [IF_NONE_MATCH]
    return [IF_MATCH] if row.changes else [IDEMPOTENCY_KEY] if row.method == "POST" else []


FILE = {"type": "string", "format": "binary"}
FORM = {"type": "object", "required": ["file"], "properties": {"file": FILE}}


def file_body(kind: str) -> dict[str, Any]:
    """A body that is a file as it is, or a form that holds one."""
    return {"required": True, "content": {kind: {"schema": FORM if kind.startswith("multipart/") else FILE}}}
