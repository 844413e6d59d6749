"""Where the page of a dossier leads on to rooms above: each registers its rows when the desk starts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may


@dataclass(frozen=True, slots=True)
class Onward:
    """A link on the page of a dossier of this `kind`; `name` is a URL whose one word is the kind. Shown with `needs` at `reach`."""

    kind: str
    label: str | Promise
    name: str
    icon: str
    needs: Permission
    reach: Reach = Reach.NODE


_ROWS: list[Onward] = []


def register_onward(rows: Iterable[Onward]) -> None:
    """Each room does it once; a row that is there already stays alone."""
    _ROWS.extend(row for row in rows if row not in _ROWS)


def lead_on(kind: str, public_id: str, actor: Actor) -> list[dict[str, object]]:
    """The links for this actor."""
    return [
        {"label": row.label, "icon": row.icon, "url": reverse(row.name, kwargs={kind: public_id})}
        for row in _ROWS
        if row.kind == kind and may(actor, row.needs, row.reach)
    ]
