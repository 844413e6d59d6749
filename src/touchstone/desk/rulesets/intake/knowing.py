"""The engine with what this node holds: its prices, counted anew each hour, and the rights of its sellers, read each minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from touchstone.desk.rulesets.engine.knowledge import with_sellers
from touchstone.desk.rulesets.engine.screening import engine_with_prices
from touchstone.desk.rulesets.engine.values import Engine
from touchstone.desk.rulesets.models import RulesetFile
from touchstone.desk.rulesets.queries.engines import engine_under
from touchstone.desk.rulesets.queries.sellers import brands_of_sellers
from touchstone.desk.rulesets.queries.versions import priced_sample

PRICES_LAST, SELLERS_LAST = timedelta(hours=1), timedelta(minutes=1)


@dataclass
class Known:
    """What this process read last, and when."""

    priced: Engine | None = None
    priced_at: datetime | None = None
    engine: Engine | None = None
    read_at: datetime | None = None


KNOWN = Known()


def engine_at(now: datetime) -> Engine:
    """The engine, with prices and rights that are not older than PRICES_LAST and SELLERS_LAST."""
    if KNOWN.priced is None or not _is_fresh(KNOWN.priced_at, now, PRICES_LAST):
        KNOWN.priced, KNOWN.priced_at, KNOWN.engine = engine_with_prices(priced_sample()), now, None
    if KNOWN.engine is None or not _is_fresh(KNOWN.read_at, now, SELLERS_LAST):
        KNOWN.engine, KNOWN.read_at = with_sellers(KNOWN.priced, brands_of_sellers(now.date())), now
    return KNOWN.engine


def engine_for(file: RulesetFile, now: datetime) -> Engine:
    """The same under the ruleset of a file."""
    return engine_under(file, engine_at(now))


def _is_fresh(read_at: datetime | None, now: datetime, lasts: timedelta) -> bool:
    return read_at is not None and read_at <= now < read_at + lasts
