"""How people, organisations and keys look over the API."""

from typing import Annotated, ClassVar, Self

from pydantic import Field

from touchstone.desk.accounts.models import ApiKey, Membership, Organisation
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.shapes import Asked, Time, Told, id_of, text

OrganisationId = Annotated[str, id_of("org")]
PersonId = Annotated[str, id_of("per")]
ApiKeyId = Annotated[str, id_of("key")]


class Me(Told):
    """Who acts."""

    person: PersonId | None
    organisation: OrganisationId | None
    kind: OrganisationKind | None
    roles: list[str]
    scopes: list[Permission] | None = Field(description="What the key is for; null for a session, which has no limit.")

    @classmethod
    def of(cls, actor: Actor) -> Self:
        """As the actor is now."""
        scopes = sorted(actor.scopes) if actor.scopes is not None else None
        return cls(
            person=actor.person or None,
            organisation=actor.organisation or None,
            kind=actor.kind,
            roles=sorted(actor.roles),
            scopes=scopes,
        )


class OrganisationAsked(PageAsked):
    """Which organisations."""

    q: Annotated[str, text(200, least=0)] = Field("", description="Words of the name, or the whole code.")
    kind: OrganisationKind | None = Field(None, description="Only this kind.")


class OrganisationChange(Asked):
    """What of an organisation may change; never its kind, for its roles hang on it."""

    name: Annotated[str, text(200)] = Field(examples=["Brand House"], default="")
    registration_number: str = Field(
        "", json_schema_extra={"format": "uscc"}, description="Unified social credit code, or empty.", max_length=40
    )
    website: str = Field("", json_schema_extra={"format": "website"}, description="http or https, or empty.")


class OrganisationTold(Told):
    """An organisation that works at this desk."""

    id: OrganisationId
    name: str
    kind: OrganisationKind
    registration_number: str
    website: str
    operates_node: bool
    created_at: Time

    @classmethod
    def of(cls, row: Organisation) -> Self:
        """Of its row."""
        return cls.read(row)


class OrganisationPage(Page):
    """Organisations in the order in which they were entered."""

    LIST: ClassVar = "organisations"
    items: list[OrganisationTold]


class MemberTold(Told):
    """One role of one person in an organisation."""

    id: Annotated[str, id_of("mem")]
    person: PersonId
    name: str
    role: str
    since: Time

    @classmethod
    def of(cls, row: Membership) -> Self:
        """Of its row."""
        return cls.read(row, person=row.person.public_id, name=row.person.name, since=row.created_at)


class MemberPage(Page):
    """Roles in the order in which they were given."""

    LIST: ClassVar = "members"
    items: list[MemberTold]


class ApiKeyTold(Told):
    """An API key without its secret."""

    id: ApiKeyId
    name: str
    person: PersonId = Field(description="Whose roles it has.")
    scopes: list[Permission]
    created_at: Time
    expires_at: Time
    used_at: Time | None = Field(description="To the minute.")
    revoked_at: Time | None

    @classmethod
    def of(cls, row: ApiKey) -> Self:
        """Of its row."""
        return cls.read(row, person=row.person.public_id)


class ApiKeyPage(Page):
    """Keys in the order in which they were made."""

    LIST: ClassVar = "keys"
    items: list[ApiKeyTold]
