"""When a request is sent again, and how long to wait before."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

WORTH = frozenset({429, 503})
"""Statuses of a desk that did nothing and may do it later."""


@dataclass(frozen=True)
class Patience:
    """`tries` in all. The wait doubles from `first` to `longest` seconds, any part of it by chance; Retry-After is kept."""

    tries: int = 5
    first: float = 0.5
    longest: float = 30.0
    wait: Callable[[float], object] = time.sleep
    chance: random.Random = field(default_factory=random.SystemRandom)

    def rest(self, tried: int, retry_after: str = "") -> None:
        """Wait after `tried` tries; many programs that were refused together do not come back together."""
        asked = float(retry_after) if retry_after.isdecimal() else 0.0
        spread = self.chance.uniform(0, min(self.longest, self.first * 2 ** (tried - 1)))
        self.wait(min(asked, self.longest) + spread)
