"""What a body must be before anybody reads it."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import UnreadablePostError

from touchstone.desk.authority.operations import Operation
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.frontdoor.api.errors import OtherTypeError, TooLongError, UnreadableBodyError


def check_body(request: DeskRequest, row: Operation) -> None:
    """Read the whole body before anything is locked: a slow sender must not hold up the others."""
    if row.streams:
        if request.content_type != row.takes:
            raise OtherTypeError(wanted=row.takes)
        return
    body = _body(request, row.most)
    if body and (request.content_type != row.takes or not _is_utf8(request.content_params or {})):
        raise OtherTypeError(wanted=row.takes)


def _body(request: DeskRequest, most: int) -> bytes:
    try:
        if most:
            # Django has one limit for all bodies; what it would keep is set here for those with their own.
            request._body = request.read(most + 1)
        body = request.body
    except RequestDataTooBig:
        raise TooLongError(most=settings.DATA_UPLOAD_MAX_MEMORY_SIZE) from None
    except UnreadablePostError:
        raise UnreadableBodyError(why="broken off") from None
    if most and len(body) > most:
        raise TooLongError(most=most)
    return body


def _is_utf8(parameters: dict[str, str]) -> bool:
    return parameters.get("charset", "utf-8").lower() in ("utf-8", "utf8")
