"""What happened to a dossier, from the record."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext

from touchstone.desk.audit.models import Event, EventSubject, Particulars
from touchstone.desk.audit.record import Subject
from touchstone.desk.dossiers.models import (
    Brand,
    Listing,
    ListingVersion,
    Product,
    Right,
    Seller,
    SellerContact,
    Shop,
)

CHANGES = "changes"
FIELDS = "fields"
MODELS_OF: Mapping[type, tuple[Any, ...]] = {Seller: (Seller, SellerContact), Listing: (Listing, ListingVersion)}
"""Where the columns of an edit are named, beside the dossier's own model."""
EDITED = {f"{model.SUBJECT_KIND}_edited": model for model in (Seller, Shop, Listing, Brand, Right, Product)}
"""Kind of event -> the model whose fields it names."""


def edits_since(subject: Subject, version: int, counter: str) -> Iterator[dict[str, Any]]:
    """The data of the edits that made a later version, oldest first; `counter` is the name of the version in it."""
    about = EventSubject.objects.filter(subject=subject.public_id, subject_kind=subject.SUBJECT_KIND)
    events = Event.objects.filter(sequence__in=about.values("sequence"), subject=subject.public_id)
    for data in events.order_by("sequence").values_list("data", flat=True):
        if isinstance(data.get(counter), int) and data[counter] > version:
            yield data


def fields_changed_since(subject: Subject, version: int, counter: str) -> list[str]:
    """The names of the fields that edits after `version` changed; for whoever meets a newer version."""
    named = [name for data in edits_since(subject, version, counter) for name in data.get(FIELDS, "").split(", ")]
    return [name for name in dict.fromkeys(named) if name]


class FieldNames:
    """Columns of a dossier by the names that people read, in the language of the moment they are read."""

    def __init__(self, model: type, columns: Iterable[str]) -> None:
        self.model, self.columns = model, list(columns)

    def __str__(self) -> str:
        return gettext(", ").join(self._name(column) for column in self.columns)

    def _name(self, column: str) -> str:
        for model in MODELS_OF.get(self.model, (self.model,)):
            with suppress(FieldDoesNotExist, AttributeError):
                return str(model._meta.get_field(column).verbose_name)
        return column


def say_fields(model: type, columns: object) -> str:
    """The columns that an event of an edit names, for its sentence."""
    return str(FieldNames(model, str(columns).split(", ")))


def field_history(subject: Subject, field: str) -> list[dict[str, Any]]:
    """Each change of one field: `{sequence, at, person, old, new}`; personal ones as long as they are not forgotten."""
    about = EventSubject.objects.filter(subject=subject.public_id, subject_kind=subject.SUBJECT_KIND)
    events = list(Event.objects.filter(sequence__in=about.values("sequence")).order_by("sequence"))
    personal = Particulars.objects.in_bulk([event.sequence for event in events])
    found = []
    for event in events:
        kept = personal[event.sequence].content if event.sequence in personal else {}
        changes = {**event.data.get(CHANGES, {}), **kept.get(CHANGES, {})}
        if field in changes:
            old, new = changes[field]
            found.append({"sequence": event.sequence, "at": event.at, "person": event.person, "old": old, "new": new})
    return found
