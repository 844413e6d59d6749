"""What the background loop calls."""

from datetime import datetime

from touchstone.desk.audit.anchoring import anchor_day
from touchstone.desk.audit.signing import sign_heads


def sign_and_anchor(now: datetime) -> int:
    """Sign what is new and anchor the day; 0, so that the loop waits: each call that finds something makes a head."""
    sign_heads(now)
    anchor_day(now)
    return 0
