"""Refusals as problem documents (RFC 9457), wherever in the API they are raised."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from touchstone.desk.authority.errors import DeskError, NotThereError
from touchstone.desk.frontdoor.api.errors import ChangedError, UnreadableBodyError, WrongInputError
from touchstone.desk.frontdoor.refusal_page import problem

IN_PATH = "path"


def refuse(error: DeskError) -> HttpResponse:
    """The document, with what this refusal has to say beside its sentence."""
    if isinstance(error, WrongInputError):
        return problem(error, problems=error.problems)
    if isinstance(error, ChangedError):
        return problem(error, current=error.values["current"])
    return problem(error)


class RefusingApi(NinjaAPI):
    """Every refusal inside a view becomes its document; anything else is a fault and goes on to Django.

    So does a database that did not answer: the transaction is lost with it, and the door answers outside of it.
    """

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """The answer to what a view raised."""
        match exc:
            case DeskError():
                return refuse(exc)
            case Http404():
                return refuse(NotThereError())
            case ValidationError():
                return refuse(wrong_input(exc))
            case HttpError():
                cause = exc.__cause__
                return refuse(cause if isinstance(cause, DeskError) else UnreadableBodyError(why=str(exc)))
            case MultiPartParserError() | SuspiciousOperation() | UnreadablePostError():
                return refuse(UnreadableBodyError(why="form"))
        raise exc


def wrong_input(error: ValidationError) -> DeskError:
    """What does not fit; a path that cannot be one of ours leads nowhere."""
    if any(each["loc"][0] == IN_PATH for each in error.errors):
        return NotThereError()
    return WrongInputError(
        [{"at": list(each["loc"]), "why": each["type"], "says": each["msg"]} for each in error.errors]
    )
