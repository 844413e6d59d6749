"""An act: one transaction that holds the record's single writer, so that state and event stand or fall together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

from django.db import transaction

from touchstone.desk.audit.models import LogTail
from touchstone.ledger.frontier import Frontier

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Writing:
    """The right edge of the ledger while an act runs."""

    def __init__(self, tail: LogTail) -> None:
        self.tail = tail
        self.frontier = Frontier.from_text(tail.frontier) if tail.frontier else Frontier()
        self.size_before = tail.size

    def save(self) -> None:
        """Write the edge back, if the act recorded anything."""
        if self.frontier.size == self.size_before:
            return
        self.tail.size = self.frontier.size
        self.tail.frontier = self.frontier.to_text()
        self.tail.save(update_fields=["size", "frontier"])


# SQLite lets writers that find it busy sleep, unfairly: those of one process queue here instead (ADR 8).
_one_at_a_time = RLock()
_writing: ContextVar[Writing | None] = ContextVar("writing", default=None)


def current() -> Writing | None:
    """The act that runs now, if one does."""
    return _writing.get()


@contextmanager
def writing() -> Iterator[Writing]:
    """Open a transaction as the only writer; inside a running act, join it."""
    running = _writing.get()
    if running is not None:
        yield running
        return
    with _one_at_a_time, transaction.atomic():
        opened = Writing(_locked_tail())
        token = _writing.set(opened)
        try:
            yield opened
            opened.save()
        finally:
            _writing.reset(token)


def act(action: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Make a function an act: atomic, alone, with its events."""

    @wraps(action)
    def acting(*arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
        with writing():
            return action(*arguments, **named)

    return acting


def _locked_tail() -> LogTail:
    return LogTail.objects.select_for_update().get(pk=1)
