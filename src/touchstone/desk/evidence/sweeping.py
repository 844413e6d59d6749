"""The sweep of this desk's store, for its background loop."""

from datetime import datetime

from touchstone.desk.evidence.queries import is_named
from touchstone.desk.evidence.store import evidence_store
from touchstone.desk.evidence.sweep import sweep


def sweep_store(*, now: datetime) -> list[str]:
    """Remove what no row names and is older than a day; gives the names of what went."""
    return sweep(evidence_store(), is_named=is_named, now=now)
