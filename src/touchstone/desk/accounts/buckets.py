"""Token buckets as rows: one limit for all processes, on both databases."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db import transaction

from touchstone.desk.accounts.errors import TooManyRequestsError
from touchstone.desk.accounts.models import RateBucket


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` requests at once; `per_second` come back."""

    burst: int
    per_second: float


PER_KEY = Rate(burst=120, per_second=4.0)
"""What one API key may ask of the desk."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a bucket after one request."""

    rate: Rate
    left: float

    @property
    def headers(self) -> dict[str, str]:
        """`RateLimit` and `RateLimit-Policy`, as draft-ietf-httpapi-ratelimit-headers writes them."""
        window = ceil(self.rate.burst / self.rate.per_second)
        until_full = ceil((self.rate.burst - self.left) / self.rate.per_second)
        return {
            "RateLimit-Policy": f'"key";q={self.rate.burst};w={window}',
            "RateLimit": f'"key";r={int(self.left)};t={until_full}',
        }


@transaction.atomic
def take(name: str, *, now: datetime, rate: Rate = PER_KEY) -> Allowance:
    """Take one token out of the bucket `name`; TooManyRequestsError where none is left."""
    fresh = {"tokens": float(rate.burst), "filled_at": now}
    RateBucket.objects.get_or_create(name=name, defaults=fresh)
    bucket = RateBucket.objects.select_for_update().get(name=name)
    bucket.tokens = draw(rate, bucket.tokens, bucket.filled_at, now)
    bucket.filled_at = max(now, bucket.filled_at)
    bucket.save(update_fields=["tokens", "filled_at"])
    return Allowance(rate, bucket.tokens)


def draw(rate: Rate, tokens: float, filled_at: datetime, now: datetime) -> float:
    """What is left after one token of a bucket that held `tokens` at `filled_at`; TooManyRequestsError where there is none."""
    passed = max(0.0, (now - filled_at).total_seconds())
    there = min(float(rate.burst), tokens + passed * rate.per_second)
    if there < 1:
        wait = ceil((1 - there) / rate.per_second)
        raise TooManyRequestsError(seconds=wait, limits=Allowance(rate, there).headers)
    return there - 1
