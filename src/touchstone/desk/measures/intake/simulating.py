"""Simulations in the background: some sellers at a time, a slice in each pass, from where the last one ended."""

from datetime import datetime
from time import monotonic

from touchstone.desk.measures.actions.simulating import (
    finish_simulation,
    keep_part,
    lease_simulation,
    release_simulation,
)
from touchstone.desk.measures.errors import NoCodeError
from touchstone.desk.measures.models import CodeSimulation
from touchstone.desk.measures.queries.simulating import codes_of, next_part

SELLERS = 500
"""Sellers of one part."""
SLICE = 3.0
"""Seconds of one pass; other work goes on between two of them."""
AT_ONCE = 2_000
"""Breaches that a page waits for."""


def run_simulations(now: datetime, simulation: CodeSimulation | None = None) -> int:
    """One pass: the oldest simulation, or this one, goes on for a slice. Returns how many parts it wrote."""
    row = lease_simulation(now=now, simulation=simulation)
    if row is None:
        return 0
    until, parts = monotonic() + SLICE, 0
    try:
        codes = codes_of(row)
        while monotonic() < until:
            part = next_part(row, codes, SELLERS)
            if part is None:
                finish_simulation(simulation=row, now=now)
                break
            if not keep_part(simulation=row, part=part):
                break
            row.refresh_from_db()
            parts += 1
    except NoCodeError:
        finish_simulation(simulation=row, now=now, failure="code")
    except MemoryError:
        finish_simulation(simulation=row, now=now, failure="memory")
    finally:
        release_simulation(simulation=row)
    return max(parts, 1)
