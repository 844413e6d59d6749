"""A disk that fills up after an act was committed does not make its answer a refusal."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tests.desk.people import Standing
from touchstone.desk.frontdoor.middleware.sessions import causes


def remember(request: HttpRequest) -> HttpResponse:
    request.session["remembered"] = request.GET["word"]
    return HttpResponse("done")


urlpatterns = [path("remember", remember, name="home")]
HERE = pytest.mark.urls(__name__)


def refuse_sessions(execute: object, sql: str, *rest: object) -> object:
    """A disk on which nothing more of a session fits."""
    if sql.startswith(("UPDATE", "INSERT")) and "django_session" in sql:
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("full") from full
    return execute(sql, *rest)


@HERE
def test_the_answer_stands_where_the_session_cannot_be_saved(owner: Standing) -> None:
    browser = owner.client()
    with connection.execute_wrapper(refuse_sessions):
        answer = browser.get("/remember?word=a")
    assert (answer.status_code, answer.content) == (200, b"done")
    assert "remembered" not in browser.session


@HERE
def test_where_there_is_room_the_session_is_saved(owner: Standing) -> None:
    browser = owner.client()
    browser.get("/remember?word=b")
    assert browser.session["remembered"] == "b"


@HERE
def test_a_session_that_was_ended_meanwhile_is_still_an_error(owner: Standing) -> None:
    browser = owner.client()
    browser.raise_request_exception = False

    def end(execute: object, sql: str, *rest: object) -> object:
        if sql.startswith("UPDATE") and "django_session" in sql:
            execute("DELETE FROM django_session", (), *rest[1:])
        return execute(sql, *rest)

    with connection.execute_wrapper(end):
        assert browser.get("/remember?word=c").status_code >= 400


def test_all_causes_of_a_failure_are_found() -> None:
    second = ValueError()
    second.__cause__ = OSError(28, "full")
    assert causes(second) == [second, second.__cause__]


def test_a_client_without_a_session_is_none_the_worse(db: None) -> None:
    with connection.execute_wrapper(refuse_sessions):
        assert Client().get("/health").status_code == 200
