"""Each record of the log is one line of JSON, whatever somebody put into it."""

import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.frontdoor.logs import REQUEST, JsonLines, WithoutPath, logging_settings


def line_of(text: str, *arguments: object, exc_info: object = None, **extra: object) -> str:
    record = logging.LogRecord("touchstone.test", logging.WARNING, "", 0, text, arguments, exc_info)  # type: ignore[arg-type]
    record.__dict__.update(extra)
    return JsonLines(["the-password-of-the-database"]).format(record)


@given(st.text(), st.text())
def test_any_text_is_one_line_of_json(text: str, route: str) -> None:
    written = line_of("%s", text, route=route)
    assert len(written.splitlines()) == 1
    assert set(json.loads(written)) == {"at", "level", "logger", "text", "request", "route"}


def test_a_forged_record_stays_inside_its_text() -> None:
    forged = 'x"}\n{"level": "info", "text": "all is well'
    assert json.loads(line_of("%s", forged))["level"] == "warning"


def test_a_fault_tells_its_kind_and_trace_on_the_same_line() -> None:
    try:
        raise ValueError("the-password-of-the-database")
    except ValueError:
        written = line_of("failed", exc_info=sys.exc_info())
    line = json.loads(written)
    assert line["fault"] == "ValueError"
    assert "test_logs.py" in line["trace"]
    assert "the-password-of-the-database" not in written


def test_what_is_not_declared_is_not_written() -> None:
    assert "cookie" not in json.loads(line_of("answered", cookie="sessionid=1", status=200))


def test_a_record_names_the_request_it_belongs_to() -> None:
    token = REQUEST.set("0123456789abcdef")
    try:
        assert json.loads(line_of("x"))["request"] == "0123456789abcdef"
    finally:
        REQUEST.reset(token)


@pytest.mark.parametrize(("level", "kept"), [(logging.WARNING, False), (logging.ERROR, True)])
def test_the_path_of_a_request_is_never_in_the_words(level: int, kept: bool) -> None:
    record = logging.LogRecord("django.request", level, "", 0, "Not Found: %s", ("/join/secret/",), None)
    assert WithoutPath().filter(record) is kept
    assert not kept or "/join/" not in record.getMessage()


def test_the_settings_are_such_that_python_takes_them() -> None:
    settings = logging_settings("info", ["a-secret-value"])
    logging.config.dictConfigClass(dict(settings))
    assert settings["loggers"]["touchstone"]["level"] == "INFO"


def test_times_are_utc() -> None:
    assert json.loads(line_of("x"))["at"].endswith("+00:00")


def test_no_logger_is_left_to_what_python_writes_by_itself() -> None:
    told = logging_settings("info", ())
    silent = {name for name, row in told["loggers"].items() if not row.get("propagate", True)}
    assert {name for name in silent if not told["loggers"][name]["handlers"]} == set()
    assert "django.security.DisallowedHost" in silent
