"""The shape of background work: a pass looks for rows that are due and works on them, then comes again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pass:
    """`run(now)` does what is due and returns how much it did; it is called again after `every` seconds.

    A pass that did something is called again at once. It must bear being killed anywhere and being run twice at a time.
    `finish` ends what it left under way; it is called once, when the process ends.
    """

    name: str
    run: Callable[[datetime], int]
    every: int
    finish: Callable[[], None] | None = None
