"""The balance of a large desk in the background: some sellers at a time, a slice in each pass."""

from datetime import datetime
from time import monotonic

from touchstone.desk.measures.actions.balancing import (
    finish_balance,
    keep_balance,
    lease_balance,
    release_balance,
)
from touchstone.desk.measures.queries.enforced import next_balance

SLICE = 3.0
"""Seconds of one pass; other work goes on between two of them."""


def run_balances(now: datetime) -> int:
    """One pass: the balance that waits goes on for a slice. Returns how many parts it wrote."""
    row = lease_balance(now=now)
    if row is None:
        return 0
    until, parts = monotonic() + SLICE, 0
    try:
        while monotonic() < until:
            part = next_balance(row.place, row.created_at)
            if part is None:
                finish_balance(balance=row, now=now)
                break
            if not keep_balance(balance=row, part=part):
                break
            row.refresh_from_db()
            parts += 1
    finally:
        release_balance(balance=row)
    return max(parts, 1)
