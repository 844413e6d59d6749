"""All numbers of a span, recounted."""

from collections.abc import Mapping

from touchstone.figures.recount.numbers import Number, Span
from touchstone.figures.recount.quality import counted_leads, kappa_numbers, precision_numbers
from touchstone.figures.recount.record import Record
from touchstone.figures.recount.service import (
    Key,
    answered,
    appeal_numbers,
    backlog_numbers,
    removal_numbers,
    time_numbers,
)


class Recount:
    """Counts the numbers of a record anew for each span that it is asked for."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._answered = answered(record)
        self._counted = counted_leads(record)

    def numbers(self, span: Span) -> Mapping[Key, Number]:
        """By figure and part; the backlog is that of the moment of the record, whatever the span."""
        record = self.record
        return {
            **dict(time_numbers(record, self._answered, span)),
            **dict(removal_numbers(record, span)),
            **dict(appeal_numbers(record, span)),
            **dict(precision_numbers(self._counted, span)),
            **dict(kappa_numbers(record, span)),
            **dict(backlog_numbers(record, self._answered)),
        }
