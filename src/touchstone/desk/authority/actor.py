"""Who acts: a person for an organisation, with roles; through a browser, an API key, or the node itself."""

from dataclasses import dataclass
from enum import StrEnum

from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission


class Via(StrEnum):
    """By which door an act came in; written in the record."""

    BROWSER = "browser"
    API = "api"
    NODE = "node"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Actor:
    """`person` and `organisation` are public ids, empty where there is none; the numbers are their rows."""

    person: str = ""
    organisation: str = ""
    person_row: int | None = None
    organisation_row: int | None = None
    kind: OrganisationKind | None = None
    operates_node: bool = False
    """Whether its organisation is the one whose desk this is; another marketplace is a guest like everybody."""
    roles: frozenset[str] = frozenset()
    scopes: frozenset[Permission] | None = None
    """Of an API key: what it may be used for, whatever the roles grant. None is no limit."""
    via: Via = Via.PUBLIC
    strong: bool = False
    """Whether a second factor was given (API keys count: they are made by such a person)."""
    holds: str = ""
    """The public id of the one object whose secret link was shown; whoever holds it is nobody known."""

    @property
    def is_known(self) -> bool:
        """A person who signed in, or a key of an organisation."""
        return bool(self.organisation) or bool(self.person)


PUBLIC = Actor()
NODE = Actor(via=Via.NODE, strong=True)
