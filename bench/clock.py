"""How fast the machine runs right now: a loop of dependent additions, printed with every round."""

import time

from touchstone.tables.compiled import compiled

ADDITIONS = 200_000_000


@compiled
def _add_dependently(count: int, seed: int) -> int:
    total = seed
    for _ in range(count):
        total = (total ^ 3) + 1
    return total


def calibrate() -> float:
    """Seconds for a thousand million dependent steps (two operations each); about 0.8 at 2.5 GHz."""
    _add_dependently(1, 1)
    start = time.perf_counter()
    _add_dependently(ADDITIONS, 1)
    return (time.perf_counter() - start) * 1_000_000_000 / ADDITIONS
