"""What the live stream asks of the desk: plain functions over the database, called in threads."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, Protocol, TypeVar

from django.db import close_old_connections

from touchstone.desk.authority.actor import Actor

P = ParamSpec("P")
T = TypeVar("T")
THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that one person may know; `data` is JSON in one line, `sequence` grows in commit order.

    With 0 it is told once and kept nowhere: a page that comes back looks anew.
    """

    sequence: int
    person: str
    kind: str
    data: str


class Source(Protocol):
    """The desk as the stream sees it."""

    def identify(self, cookie: str) -> Actor | None:
        """Who is signed in by this Cookie header."""

    def newest(self) -> int:
        """The sequence of the newest notice, 0 before the first."""

    def unread(self, person: str) -> int:
        """How much waits for a person."""

    def after(self, sequence: int, limit: int, person: str | None = None) -> Sequence[Notice]:
        """The first notices after a sequence, in order; of one person or of everyone."""


def with_fresh_connection(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """One call outside a request; a database connection that broke since the last one is replaced, as requests do."""
    close_old_connections()
    try:
        return call(*args, **kwargs)
    finally:
        close_old_connections()


async def ask(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call one function of the source without holding up the other streams."""
    return await asyncio.get_running_loop().run_in_executor(
        THREADS, lambda: with_fresh_connection(call, *args, **kwargs)
    )
