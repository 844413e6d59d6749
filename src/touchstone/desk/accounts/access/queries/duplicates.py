"""Others that may be the same organisation as the one that asks."""

from dataclasses import dataclass
from typing import TypeVar
from unicodedata import normalize

from django.db.models import Q, QuerySet

from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.queries import requests
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.accounts.queries import organisations
from touchstone.desk.authority.actor import Actor

MOST = 20
"""More of one name are not shown."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Requests and organisations with the same code or the same name."""

    requests: tuple[AccessRequest, ...]
    organisations: tuple[Organisation, ...]

    def __bool__(self) -> bool:
        return bool(self.requests or self.organisations)


def folded(name: str) -> str:
    """A name as it is compared: width, case and spaces make no difference."""
    return "".join(normalize("NFKC", name).casefold().split())


def duplicates_of(actor: Actor, request: AccessRequest) -> Duplicates:
    """What a reviewer looks at before admitting; only what the actor may know of."""
    others = requests.visible_to(actor).exclude(pk=request.pk)
    admitted = organisations.visible_to(actor).exclude(access_request=request)
    return Duplicates(tuple(_alike(others, request)), tuple(_alike(admitted, request)))


Row = TypeVar("Row", AccessRequest, Organisation)


def _alike(rows: QuerySet[Row], request: AccessRequest) -> QuerySet[Row]:
    name = folded(request.name)
    number = Q(registration_number=request.registration_number) if request.registration_number else Q(pk__in=())
    alike = [pk for pk, each in rows.values_list("pk", "name") if folded(each) == name]
    return rows.filter(number | Q(pk__in=alike)).order_by("pk")[:MOST]
