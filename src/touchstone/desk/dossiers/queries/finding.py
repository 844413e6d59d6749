"""One dossier by its public id, if it is there for whoever asks."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from touchstone.desk.authority.errors import NotPermittedError, NotThereError
from touchstone.desk.authority.permissions import Permission

Row = TypeVar("Row", bound=Model)


def find(rows: QuerySet[Row], public_id: str) -> Row:
    """The row among those that may be seen; raises NotThereError."""
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotThereError
    return found


def find_to_change(seen: QuerySet[Row], changeable: QuerySet[Row], public_id: str, permission: Permission) -> Row:
    """The row if it may be changed; NotThereError where it may not be seen, NotPermittedError where only seen."""
    found = find(seen, public_id)
    if not changeable.filter(pk=found.pk).exists():
        raise NotPermittedError(permission)
    return found
