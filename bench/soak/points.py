"""The points at which a process may be killed: before and after each SQL statement, commit and file operation."""

import os
import signal
import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from bench.soak.control import Control, Slot

FILE_OPERATIONS = ("fsync", "rename", "replace", "link", "unlink", "mkdir")
STATEMENTS = ("_execute", "_executemany")
ENDS = ("_commit", "_rollback")


class Points:
    """Counts points; dies, with `whom` it should take along, at the one that was asked for."""

    def __init__(self, control: Control, *, whole_group: bool) -> None:
        self.control, self.whole_group = control, whole_group
        self.lock = threading.Lock()

    def pass_one(self) -> None:
        """One point."""
        with self.lock:
            self.control[Slot.POINTS_SEEN] += 1
            left = self.control[Slot.POINTS_LEFT]
            if left == 1:
                self.die()
            if left > 1:
                self.control[Slot.POINTS_LEFT] = left - 1

    def die(self) -> None:
        """kill -9, as from outside."""
        if self.whole_group:
            os.killpg(os.getpgrp(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call with a point before it and one after it."""

        @wraps(call)
        def counted(*arguments: Any, **named: Any) -> Any:
            self.pass_one()
            result = call(*arguments, **named)
            self.pass_one()
            return result

        return counted


def install(points: Points) -> None:
    """Put the points into Django's database layer and into `os`; nothing of the desk is touched."""
    for name in STATEMENTS:
        setattr(CursorWrapper, name, points.around(getattr(CursorWrapper, name)))
    for name in ENDS:
        setattr(BaseDatabaseWrapper, name, points.around(getattr(BaseDatabaseWrapper, name)))
    for name in FILE_OPERATIONS:
        setattr(os, name, points.around(getattr(os, name)))
