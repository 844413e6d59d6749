"""The expected harm of a lead: how probable it is, how many it may reach, what it can do to them."""

from decimal import Decimal
from math import log2, log10

PRICED_IN = "CNY"
UNKNOWN = 1.0
MOST = 4.0
MOST_OF_TIPS = 4.0
REPORTED = 0.3
"""The score of a lead that only tips made; this project's own choice."""


def exposure_of(price: Decimal | None, currency: str) -> float:
    """1 to 4: what buyers stand to lose with one order, by its power of ten: 10 yuan is 1, 10,000 yuan or more is 4.

    The platform gives neither sales nor stock; a price that is not known, or in another currency, counts 1.
    """
    if price is None or currency != PRICED_IN or price <= 10:
        return UNKNOWN
    return round(min(MOST, log10(float(price))), 3)


def exposure_with(exposure: float, tips: int) -> float:
    """Each doubling of those who reported it adds 1, up to 4: one tip is 1 more, three are 2 more, fifteen 4 more."""
    return round(exposure + min(MOST_OF_TIPS, log2(1 + tips)), 3)


def harm_of(score: float, exposure: float, danger: float) -> float:
    """The product: the queue is ordered by it."""
    return round(score * exposure * danger, 4)
