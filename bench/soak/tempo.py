"""A quicker clockwork: the waits of delivery are seconds instead of minutes, so that a soak sees many of them."""

from dataclasses import replace
from datetime import timedelta

from touchstone.desk.delivery import delivering, leasing, retry

LEASE = timedelta(seconds=4)


def quicken() -> None:
    """Short leases and short pauses; the number of tries is raised, so that a crashing receiver wears nobody out."""
    leasing.LEASE = LEASE
    quick = {"least": timedelta(milliseconds=50), "first": timedelta(milliseconds=300), "factor": 1.3}
    limits = {"longest": timedelta(seconds=2), "tries": 1000}
    delivering.WEBHOOK = replace(retry.WEBHOOK, **quick, **limits)
    delivering.EMAIL = replace(retry.EMAIL, **quick, **limits)
