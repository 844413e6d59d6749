"""Who one is, organisations and their members."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed


@dataclass(frozen=True)
class Me:
    """Who acts with the key."""

    person: str | None
    organisation: str | None
    kind: str | None
    roles: tuple[str, ...]
    scopes: tuple[str, ...] | None


@dataclass(frozen=True)
class Organisation:
    """An organisation that works at the desk."""

    id: str
    name: str
    kind: str
    registration_number: str
    website: str
    operates_node: bool
    created_at: datetime
    etag: str = ""


@dataclass(frozen=True)
class Member:
    """One role of one person in an organisation."""

    id: str
    person: str
    name: str
    role: str
    since: datetime


class Organisations(Listed[Organisation]):
    """The organisations that one may know of."""

    def members(self, organisation: str) -> Listed[Member]:
        """Who belongs to one of them."""
        return Listed(self.wire, f"{self.path}/{organisation}/members", Member)

    def change(
        self,
        organisation: Organisation,
        *,
        name: str | None = None,
        registration_number: str | None = None,
        website: str | None = None,
    ) -> Organisation:
        """Change the details of the own organisation; what is None stays."""
        values = {"name": name, "registration_number": registration_number, "website": website}
        return self._change(organisation, **{key: value for key, value in values.items() if value is not None})
