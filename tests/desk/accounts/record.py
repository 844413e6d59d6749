"""What the tests read of the record."""

from touchstone.desk.audit.models import Event, Particulars


def last_event() -> Event:
    """The newest event."""
    event = Event.objects.order_by("sequence").last()
    assert event is not None
    return event


def kinds() -> list[str]:
    """The kinds of all events in order."""
    return list(Event.objects.order_by("sequence").values_list("kind", flat=True))


def personal(event: Event) -> dict[str, object]:
    """The forgettable part of an event."""
    return dict(Particulars.objects.get(sequence=event.sequence).content)
