"""Whether a step is being taken right now: only then may a status be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("status_is_open", default=False)


def is_open() -> bool:
    """Whether the one writer writes."""
    return _open.get()


@contextmanager
def opened() -> Iterator[None]:
    """Around the one place that writes a status, and around reading a row anew from the database."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)
