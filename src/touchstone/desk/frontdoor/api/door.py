"""The door of the API: what happens to every request before and after its view."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any, cast

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from touchstone.desk.audit.acting import writing
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.frontdoor.api import repeats
from touchstone.desk.frontdoor.api.bodies import check_body
from touchstone.desk.frontdoor.api.errors import WrongMethodError
from touchstone.desk.frontdoor.api.identity import admit, identify
from touchstone.desk.frontdoor.api.problems import refuse
from touchstone.desk.frontdoor.api.states import demand_state, mark_made, with_state
from touchstone.desk.frontdoor.api.streams import Upload
from touchstone.desk.frontdoor.storage import refusal_of

View = Callable[..., HttpResponseBase]
PREFIX = "/api/v1/"
HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}


class _Undone(Exception):  # noqa: N818 - no error: it carries a refusal out of a transaction that must not stay
    def __init__(self, answer: HttpResponseBase) -> None:
        self.answer = answer


def door(view: View, rows: Mapping[str, Operation]) -> View:
    """The view of one path behind the door; `rows` are its operations by method."""

    def answered(request: HttpRequest, **path: Any) -> HttpResponseBase:
        asked = cast(DeskRequest, request)
        limits: dict[str, str] = {}
        try:
            row = _row(asked, rows)
            limits = identify(asked)
            admit(asked, row.needs)
            answer = _answer(asked, row, lambda: view(request, **path))
        except DeskError as refusal:
            answer = refuse(refusal)
        except (DatabaseError, InterfaceError, OSError) as failure:
            known = refusal_of(failure)
            if known is None:
                raise
            answer = refuse(known)
        for name, value in {**HEADERS, **limits}.items():
            answer.headers.setdefault(name, value)
        return answer

    answered.csrf_exempt = True  # type: ignore[attr-defined]  # identify() asks for the token where a session acts
    answered.operations = rows  # type: ignore[attr-defined]  # for the tests that walk every URL
    return answered


def _row(request: DeskRequest, rows: Mapping[str, Operation]) -> Operation:
    method = "GET" if request.method == "HEAD" and "GET" in rows and not rows["GET"].streams else request.method or ""
    if method not in rows:
        heads = ["HEAD"] if "GET" in rows and not rows["GET"].streams else []
        raise WrongMethodError(methods=", ".join(sorted([*rows, *heads])))
    return rows[method]


def _answer(request: DeskRequest, row: Operation, ask: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    if row.method == "GET":
        return _read(request, row, ask)
    check_body(request, row)
    try:
        if row.streams:
            with ExitStack() as stack:
                return _stream(request, row, ask, stack)
        with writing():
            return _write(request, row, ask)
    except _Undone as undone:
        return undone.answer


def _read(request: DeskRequest, row: Operation, ask: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    is_head, request.method = request.method == "HEAD", "GET"
    answer = with_state(request, ask(), is_list=row.lists)
    if is_head and isinstance(answer, HttpResponse):
        answer.headers["Content-Length"] = str(len(answer.content))
        answer.content = b""
    return answer


def _write(request: DeskRequest, row: Operation, ask: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Within one transaction: the state that was seen, the act, the kept answer. A refusal leaves none of it."""
    key = repeats.key_of(request, row)
    digest = repeats.digest_of_request(request) if key else ""
    kept = repeats.kept_answer(request, row, key, digest) if key else None
    if kept is not None:
        return kept
    if row.changes:
        demand_state(request, _present(request, ask))
    answer = ask()
    if answer.status_code >= 400:
        raise _Undone(answer)
    answer = _made(answer, row)
    if key and isinstance(answer, HttpResponse):
        repeats.keep(request, row, key, digest, answer)
    return answer


def _stream(
    request: DeskRequest, row: Operation, ask: Callable[[], HttpResponseBase], stack: ExitStack
) -> HttpResponseBase:
    """The view reads and says when it is done; only then it is the one writer, and a repetition can be told."""
    key, upload = repeats.key_of(request, row), Upload(request)

    def write_alone() -> None:
        stack.enter_context(writing())
        kept = repeats.kept_answer(request, row, key, upload.digest()) if key else None
        if kept is not None:
            raise _Undone(kept)

    request.write_alone = write_alone
    answer = ask()
    if answer.status_code >= 400:
        raise _Undone(answer)
    answer = _made(answer, row)
    if key and isinstance(answer, HttpResponse):
        repeats.keep(request, row, key, upload.digest(), answer)
    return answer


def _made(answer: HttpResponseBase, row: Operation) -> HttpResponseBase:
    if isinstance(answer, HttpResponse) and answer.status_code == row.status:
        mark_made(answer, row, PREFIX)
    return answer


def _present(request: DeskRequest, ask: Callable[[], HttpResponseBase]) -> HttpResponse:
    """What a reader would get at the same address now."""
    method, request.method = request.method, "GET"
    try:
        present = ask()
    finally:
        request.method = method
    if present.status_code != 200 or not isinstance(present, HttpResponse):
        raise _Undone(present)
    return present
