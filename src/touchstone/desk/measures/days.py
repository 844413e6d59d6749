"""Moments and days as decisions say them, in the language that is active."""

from datetime import datetime, tzinfo

from django.utils.formats import date_format

from touchstone.desk.measures.queries.codes import in_chinese


def day_of(moment: datetime, zone: tzinfo) -> str:
    """A moment of that zone; “a.m.” would end an English sentence twice."""
    return date_format(moment.astimezone(zone), "DATETIME_FORMAT" if in_chinese() else "j F Y, H:i")


def date_of(moment: datetime, zone: tzinfo) -> str:
    """Its day alone."""
    return date_format(moment.astimezone(zone), "DATE_FORMAT" if in_chinese() else "j F Y")
