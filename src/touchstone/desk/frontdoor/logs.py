"""The log: one line of JSON per record on standard error, with the number of the request and without secrets."""

import json
import logging
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from touchstone.desk.frontdoor.redaction import Redaction

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The number of the request that is being answered in this thread; it also goes out as X-Request-ID."""
FIELDS = ("method", "route", "status", "seconds", "person", "organisation", "via", "address")
"""What `logged` says of a request; nothing else of a record's extras is written."""


class JsonLines(logging.Formatter):
    """`at` is UTC; `fault` and `trace` are there where an exception is."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self.redaction = Redaction(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        clean = self.redaction.clean
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "text": clean(record.getMessage()),
            "request": REQUEST.get(),
        }
        for name in FIELDS:
            value = getattr(record, name, None)
            if value is not None:
                line[name] = clean(value) if isinstance(value, str) else value
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            line["trace"] = clean(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class WithoutPath(logging.Filter):
    """Django writes the path of a request into its text, and a path may hold a token: the route says enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep faults, under other words; what Django says of refusals is in our own line."""
        if record.levelno < logging.ERROR:
            return False
        record.msg, record.args = "an unexpected fault", ()
        return True


def logging_settings(level: str, secrets: Iterable[str]) -> Mapping[str, Any]:
    """Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JsonLines, "secrets": tuple(secrets)}},
        "filters": {"without_path": {"()": WithoutPath}},
        "handlers": {
            "lines": {"class": "logging.StreamHandler", "formatter": "lines"},
            "nothing": {"class": "logging.NullHandler"},  # without any, Python writes to standard error by itself
            "faults": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["without_path"]},
        },
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            "touchstone": {"level": level.upper()},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"handlers": ["faults"], "propagate": False},
            "django.security": {"level": "WARNING"},
            "django.security.DisallowedHost": {"handlers": ["nothing"], "propagate": False},  # our own line says 400
            "django.server": {"handlers": ["nothing"], "propagate": False},
        },
    }
