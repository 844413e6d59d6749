"""The record read again from the database, in pieces of bounded size."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from touchstone.desk.audit.models import Event

PIECE = 2000  # rows


def pieces(rows: QuerySet[Any, Any], start: int, end: int) -> Iterator[list[Any]]:
    """The rows with sequences from `start` up to `end`, in order; nothing but a piece of them is in memory."""
    while start < end:
        piece = list(rows.filter(sequence__gte=start, sequence__lt=end).order_by("sequence")[:PIECE])
        if not piece:
            return
        yield piece
        last = piece[-1]
        start = (last[0] if isinstance(last, tuple) else last.sequence) + 1


def read_entries(start: int, end: int) -> Iterator[bytes]:
    """The canonical bytes of entries as they are stored now."""
    for piece in pieces(Event.objects.values_list("sequence", "entry"), start, end):
        yield from (bytes(entry) for _sequence, entry in piece)
