"""Working days of the People's Republic of China: public holidays and make-up days, from the library `holidays`."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

from holidays import country_holidays
from holidays.countries.china import ChinaStaticHolidays

from touchstone.rulebook.workdays import ONE_DAY, WorkCalendar

# The notice for a year may move days around the New Year: never earlier than the weekend before its week.
FIRST_DAY_OF_NEXT_NOTICE = (12, 25)


@cache
def china_calendar() -> WorkCalendar:
    """The calendar as the installed edition of the library knows it; days as in Shanghai.

    Known are the years whose notice of the State Council the library has. Of other years it takes weekends and the
    statutory days alone, without guessing which weekends will be worked.
    """
    first, last = min(_noticed_years()), max(_noticed_years())
    return WorkCalendar(
        key="CN",
        zone=ZoneInfo("Asia/Shanghai"),
        edition=f"holidays {version('holidays')}",
        known_from=date(first, 1, 1),
        known_through=date(last, *FIRST_DAY_OF_NEXT_NOTICE) - ONE_DAY,
        days_of=working_days_of,
    )


@cache
def working_days_of(year: int) -> tuple[date, ...]:
    """The working days of a year, in order."""
    is_noticed = year in _noticed_years()
    around = [year, year + 1] if year + 1 in _noticed_years() else [year]
    days = country_holidays("CN", years=around, observed=is_noticed, expand=False)
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    every = (date(year, 1, 1) + timedelta(days=number) for number in range(length))
    return tuple(day for day in every if days.is_working_day(day))


@cache
def _noticed_years() -> frozenset[int]:
    """Years whose notice is in the library, without a gap from the first."""
    table = ChinaStaticHolidays.special_public_holidays
    first = min(table)
    return frozenset(year for year in table if all(between in table for between in range(first, year)))


CALENDARS: dict[str, Callable[[], WorkCalendar]] = {"CN": china_calendar}
