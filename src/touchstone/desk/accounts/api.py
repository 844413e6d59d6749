"""Accounts for programs: who one is, organisations, members, API keys."""

from ninja import Query

from touchstone.desk.accounts.actions.keys import revoke_key
from touchstone.desk.accounts.actions.organisations import change_organisation
from touchstone.desk.accounts.forms import OrganisationForm
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.accounts.queries import keys, members, organisations
from touchstone.desk.accounts.shapes import (
    ApiKeyId,
    ApiKeyPage,
    ApiKeyTold,
    Me,
    MemberPage,
    MemberTold,
    OrganisationAsked,
    OrganisationChange,
    OrganisationId,
    OrganisationPage,
    OrganisationTold,
)
from touchstone.desk.authority.checked import checked
from touchstone.desk.authority.errors import SignInNeededError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest, Open

OPERATIONS = Operations("accounts")
ORGANISATION = "organisations/{organisation}"


@OPERATIONS.get("me", name="who_am_i", needs=Open.EVERYONE, answer=Me)
def who_am_i(request: DeskRequest) -> Me:
    """Who acts with this key or session.

    The roles are those held now; the scopes are what the key is for.
    """
    if not request.actor.is_known:
        raise SignInNeededError
    return Me.of(request.actor)


@OPERATIONS.get("organisations", name="list_organisations", needs=Permission.ORGANISATION_VIEW, answer=OrganisationPage)
def list_organisations(request: DeskRequest, asked: Query[OrganisationAsked]) -> OrganisationPage:
    """List the organisations that one may know of.

    In the order in which they were entered.
    """
    rows = organisations.matching(request.actor, asked.q, asked.kind or "")
    return OrganisationPage.cut(request, rows, asked, OrganisationTold.of)


@OPERATIONS.get(ORGANISATION, name="get_organisation", needs=Permission.ORGANISATION_VIEW, answer=OrganisationTold)
def get_organisation(request: DeskRequest, organisation: OrganisationId) -> OrganisationTold:
    """Get one organisation."""
    return OrganisationTold.of(organisations.found(request.actor, organisation))


@OPERATIONS.patch(ORGANISATION, name="change_organisation", needs=Permission.ORGANISATION_EDIT, answer=OrganisationTold)
def edit_organisation(
    request: DeskRequest, organisation: OrganisationId, change: OrganisationChange
) -> OrganisationTold:
    """Change the details of the own organisation.

    Fields that are not sent stay as they are.
    """
    found = organisations.found(request.actor, organisation)
    held = {"name": found.name, "registration_number": found.registration_number, "website": found.website}
    sent = change.model_dump(exclude_unset=True)
    form = OrganisationForm({**held, **sent}, instance=Organisation.objects.get(pk=found.pk))
    written = checked(form)
    changed = change_organisation(organisation=found, **written, by=request.actor, now=request.now)
    return OrganisationTold.of(changed)


@OPERATIONS.get(f"{ORGANISATION}/members", name="list_members", needs=Permission.MEMBER_VIEW, answer=MemberPage)
def list_members(request: DeskRequest, organisation: OrganisationId, asked: Query[PageAsked]) -> MemberPage:
    """List who belongs to an organisation.

    One entry for each role that somebody holds now.
    """
    found = organisations.found(request.actor, organisation)
    rows = members.visible_to(request.actor).filter(organisation=found)
    return MemberPage.cut(request, rows, asked, MemberTold.of)


@OPERATIONS.get("keys", name="list_api_keys", needs=Permission.KEY_MANAGE, answer=ApiKeyPage)
def list_api_keys(request: DeskRequest, asked: Query[PageAsked]) -> ApiKeyPage:
    """List the API keys of the own organisation.

    The keys themselves were shown once, when they were made.
    """
    return ApiKeyPage.cut(request, keys.visible_to(request.actor), asked, ApiKeyTold.of)


@OPERATIONS.get("keys/{key}", name="get_api_key", needs=Permission.KEY_MANAGE, answer=ApiKeyTold)
def get_api_key(request: DeskRequest, key: ApiKeyId) -> ApiKeyTold:
    """Get one API key, without its secret."""
    return ApiKeyTold.of(keys.found(request.actor, key))


@OPERATIONS.post("keys/{key}/revoke", name="revoke_api_key", needs=Permission.KEY_MANAGE, answer=ApiKeyTold, status=200)
def revoke_api_key(request: DeskRequest, key: ApiKeyId) -> ApiKeyTold:
    """End an API key at once.

    Whatever uses it is refused from now on; a second time changes nothing.
    """
    return ApiKeyTold.of(revoke_key(key=keys.found(request.actor, key), by=request.actor, now=request.now))
