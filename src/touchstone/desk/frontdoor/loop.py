"""The background loop: rows that are due, worked on pass by pass; a pass that fails is tried again, the others go on."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError, close_old_connections

from touchstone.desk.frontdoor.background import Pass
from touchstone.desk.frontdoor.models import Beat

LOG = logging.getLogger("touchstone.work")
SHORTEST_WAIT = 0.2
LONGEST_WAIT = 60.0


@dataclass
class Loop:
    """Runs passes until told to stop. `clock` says the time, `wait(seconds)` waits and may be cut short."""

    passes: Sequence[Pass]
    clock: Callable[[], datetime]
    wait: Callable[[float], object]
    stopped: Callable[[], bool]
    due: dict[str, float] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        """Until stopped."""
        while not self.stopped():
            self.wait(self.turn())
        self.finish()

    def turn(self) -> float:
        """Run what is due once; returns the seconds until something is due again."""
        for each in self.passes:
            if self.stopped():
                return 0.0
            if time.monotonic() >= self.due.get(each.name, 0.0):
                self.due[each.name] = time.monotonic() + self._run(each)
        return max(SHORTEST_WAIT, min(self.due.values(), default=1.0) - time.monotonic())

    def finish(self) -> None:
        """End what passes left under way."""
        for each in self.passes:
            if each.finish is not None:
                try:
                    each.finish()
                except Exception:
                    LOG.exception("the pass %s could not be finished", each.name)

    def _run(self, each: Pass) -> float:
        """Run one pass; returns the seconds until its next turn."""
        close_old_connections()
        begun = time.monotonic()
        fault, done = "", 0
        try:
            done = each.run(self.clock())
            self.faults.pop(each.name, None)
        except Exception as error:
            # A pass must never end the loop: what it did not do is still a row that is due.
            fault = type(error).__name__
            self.faults[each.name] = self.faults.get(each.name, 0) + 1
            LOG.exception("the pass %s failed", each.name)
        self._beat(each, time.monotonic() - begun, done, fault)
        if fault:
            return min(LONGEST_WAIT, float(each.every << self.faults[each.name]))
        return SHORTEST_WAIT if done else each.every

    def _beat(self, each: Pass, seconds: float, done: int, fault: str) -> None:
        values = {"ran_at": self.clock(), "seconds": seconds, "done": done, "fault": fault}
        try:
            Beat.objects.update_or_create(name=each.name, defaults=values)
        except DatabaseError:
            LOG.exception("the beat of %s could not be written", each.name)
