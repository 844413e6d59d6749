"""How many requests one network and one address may send: mails go out with each of them."""

import hashlib
from datetime import datetime

from touchstone.desk.accounts.buckets import Rate, take

PER_NETWORK = Rate(burst=10, per_second=10 / 3600)
PER_ADDRESS = Rate(burst=3, per_second=3 / 86400)


def count_request(*, network: str, email: str, now: datetime) -> None:
    """Count one request; TooManyRequestsError where there were too many. Both are kept only as a digest."""
    take(f"access:{_digest(network)}", now=now, rate=PER_NETWORK)
    take(f"access:{_digest(email.strip().lower())}", now=now, rate=PER_ADDRESS)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
