"""Periods that people ask for by name: rows of key, words and days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Span:
    """`days` of the day that is today: the first and the last."""

    key: str
    label: Promise
    days: Callable[[date], Days]


def _weeks(today: date) -> Days:
    return today - timedelta(days=27), today


def _week(today: date) -> Days:
    return today - timedelta(days=today.weekday()), today


def _month(today: date) -> Days:
    return today.replace(day=1), today


def _quarter(today: date) -> Days:
    return date(today.year, today.month - (today.month - 1) % 3, 1), today


def _year(today: date) -> Days:
    return date(today.year, 1, 1), today


USUAL = Span("weeks", _("Last four weeks"), _weeks)
SPANS = (
    USUAL,
    Span("week", _("This week"), _week),
    Span("month", _("This month"), _month),
    Span("quarter", _("This quarter"), _quarter),
    Span("year", _("This year"), _year),
)
BY_KEY = {span.key: span for span in SPANS}
