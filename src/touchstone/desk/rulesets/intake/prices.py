"""The engine with the prices of this node: counted anew each hour, since what is usual changes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from touchstone.desk.rulesets.engine.screening import engine_with_prices
from touchstone.desk.rulesets.engine.values import Engine
from touchstone.desk.rulesets.queries.versions import priced_sample

LASTS = timedelta(hours=1)


@dataclass
class Known:
    """What this process read last."""

    engine: Engine | None = None
    until: datetime | None = None


KNOWN = Known()


def engine_at(now: datetime) -> Engine:
    """The engine, with prices that are not older than LASTS."""
    if KNOWN.engine is None or KNOWN.until is None or not KNOWN.until - LASTS <= now < KNOWN.until:
        KNOWN.engine, KNOWN.until = engine_with_prices(priced_sample()), now + LASTS
    return KNOWN.engine
