"""Large orders that were confirmed, in the background: some parts in each pass, from where the last one ended."""

from datetime import datetime
from time import monotonic

from touchstone.desk.measures.actions.confirming import confirm_part, lease_confirming, release_confirming

SLICE = 2.0
"""Seconds of one pass; other work goes on between two of them."""


def run_confirmings(now: datetime) -> int:
    """One pass: the oldest confirmation goes on for a slice. Returns how many parts it noted."""
    row = lease_confirming(now=now)
    if row is None:
        return 0
    until, parts = monotonic() + SLICE, 1
    try:
        while confirm_part(confirming=row, now=now) and monotonic() < until:
            parts += 1
    finally:
        release_confirming(confirming=row)
    return parts
