"""Events grouped by the reader's day."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any, Protocol

from django.utils.timezone import localtime


class Event(Protocol):
    """What a timeline needs; also read when there: who, detail, sign, tone, url."""

    @property
    def at(self) -> datetime:
        """When it happened."""

    @property
    def sentence(self) -> str:
        """What happened, in the reader's language."""


def timeline(events: Iterable[Event]) -> dict[str, Any]:
    """The events in the order given, under a heading for each day of the desk's time zone."""
    days = [(day, list(group)) for day, group in groupby(events, key=_day)]
    return {"days": days}


def _day(event: Event) -> date:
    return localtime(event.at).date()
