"""A quicker clockwork: the waits of delivery are seconds instead of minutes, so that a soak sees many of them."""

from dataclasses import replace

from bench.soak.waits import FACTOR, FIRST, LEASE, LEAST, LONGEST, TRIES
from touchstone.desk.delivery import delivering, leasing, retry


def quicken() -> None:
    """Short leases and short pauses; the number of tries is raised, so that a crashing receiver wears nobody out."""
    leasing.LEASE = LEASE
    waits = {"least": LEAST, "first": FIRST, "longest": LONGEST, "factor": FACTOR, "tries": TRIES}
    delivering.WEBHOOK = replace(retry.WEBHOOK, **waits)
    delivering.EMAIL = replace(retry.EMAIL, **waits)
