"""Idempotency keys (draft-ietf-httpapi-idempotency-key-header-07): a repeated request has one effect and one answer.

The kept answer is written in the transaction of the effect. As there is one writer at a time, a repetition waits for
the first request to end and then gets its answer. A refusal changes nothing and is not kept: its key stays free.
"""

import hashlib
import re
from datetime import timedelta

from django.http import HttpResponse

from touchstone.desk.accounts.addresses import client_address
from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.frontdoor.api.errors import KeyTextError, OtherRequestError
from touchstone.desk.frontdoor.models import KeptAnswer

HEADER = "Idempotency-Key"
SEALED = "kept answer"
KEPT_FOR = timedelta(hours=24)
STRING = re.compile(r'"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,200})"')
KEPT_HEADERS = ("Content-Type", "Location", "ETag")


def key_of(request: DeskRequest, row: Operation) -> str:
    """The key of the request; empty where it has none. Raises KeyTextError."""
    if row.method != "POST" or HEADER not in request.headers:
        return ""
    found = STRING.fullmatch(request.headers[HEADER].strip())
    if found is None:
        raise KeyTextError
    return found.group(1)


def digest_of_request(request: DeskRequest) -> str:
    """SHA-256 over what makes a request another one; call it once the body is read."""
    digest = begin_digest(request, request.headers.get("Content-Type", ""))
    digest.update(request.body)
    return digest.hexdigest()


def begin_digest(request: DeskRequest, kind: str) -> "hashlib._Hash":
    """The digest of a request up to its body."""
    parts = (request.get_full_path(), kind)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape") + b"\n")


def kept_answer(request: DeskRequest, row: Operation, key: str, digest: str) -> HttpResponse | None:
    """The answer that was given to the request of this digest before. Raises OtherRequestError."""
    kept = KeptAnswer.objects.filter(
        owner=owner_of(request), operation=row.name, key=key, expires_at__gt=request.now
    ).first()
    if kept is None:
        return None
    if kept.digest != digest:
        raise OtherRequestError
    body = unseal(SEALED, bytes(kept.body).decode())
    if body is None:  # kept under another key of the node
        raise OtherRequestError
    return HttpResponse(body, status=kept.status, headers=kept.headers)


def keep(request: DeskRequest, row: Operation, key: str, digest: str, answer: HttpResponse) -> None:
    """Keep an answer for a day; to be called within the act."""
    owner = owner_of(request)
    KeptAnswer.objects.filter(owner=owner, operation=row.name, key=key).delete()
    KeptAnswer.objects.create(
        owner=owner,
        operation=row.name,
        key=key,
        digest=digest,
        status=answer.status_code,
        headers={name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers},
        body=seal(SEALED, answer.content.decode()).encode(),  # it may hold a secret that stands nowhere else
        expires_at=request.now + KEPT_FOR,
    )


def owner_of(request: DeskRequest) -> str:
    """Whose key it is; of who is not known, that of the network: nobody gets the answer of somebody else."""
    actor = request.actor
    if not actor.is_known:
        return "public/" + hashlib.sha256(client_address(request).encode()).hexdigest()[:32]
    return f"{actor.person}/{actor.organisation}"
