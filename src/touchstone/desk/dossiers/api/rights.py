"""Rights over the API."""

from functools import partial

from ninja import Query

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import rights as actions
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.models import Right
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.proofs import proofs_among
from touchstone.desk.dossiers.queries.twins import brands_among, twins_among
from touchstone.desk.dossiers.queries.visible import visible_rights
from touchstone.desk.dossiers.shapes.parts import RightId
from touchstone.desk.dossiers.shapes.reference import RightChange, RightNew, RightPage, RightsAsked, RightTold

OPERATIONS = Operations("rights")
VIEW, EDIT = Permission.REFERENCE_VIEW, Permission.REFERENCE_EDIT
REFUSED = (AlreadyThereError,)


@OPERATIONS.get("rights", name="list_rights", needs=VIEW, answer=RightPage)
def list_rights(request: DeskRequest, asked: Query[RightsAsked]) -> RightPage:
    """List and search rights."""
    rows = rows_of("right", request.actor, request.now, asked).select_related("agent")
    return RightPage.cut(request, rows, asked, lambda seen: RightTold.of(*seen), prepare=partial(_seen, request.actor))


@OPERATIONS.post("rights", name="add_right", needs=EDIT, answer=RightTold, made_at="rights/{id}", refusals=REFUSED)
def add_right(request: DeskRequest, right: RightNew) -> RightTold:
    """Add a right."""
    sent = right.model_dump(by_alias=True)
    return _told(request.actor, actions.add_right(by=request.actor, now=request.now, **sent))


@OPERATIONS.get("rights/{right}", name="get_right", needs=VIEW, answer=RightTold)
def get_right(request: DeskRequest, right: RightId) -> RightTold:
    """Get one right."""
    return _told(request.actor, find(visible_rights(request.actor), right))


@OPERATIONS.patch("rights/{right}", name="change_right", needs=EDIT, answer=RightTold, refusals=REFUSED)
def change_right(request: DeskRequest, right: RightId, change: RightChange) -> RightTold:
    """Change what the register says of a right."""
    seen = find(visible_rights(request.actor), right).version
    changed = actions.edit_right(by=request.actor, now=request.now, right=right, seen=seen, **change.sent)
    return _told(request.actor, changed)


def _told(actor: Actor, row: Right) -> RightTold:
    [seen] = _seen(actor, [row])
    return RightTold.of(*seen)


def _seen(actor: Actor, rows: list[Right]) -> list[tuple[Right, list[str], list[str], str | None]]:
    """Each with the brands, the twins and the proof that the reader may see."""
    brands, twins, proofs = brands_among(actor, rows), twins_among(actor, rows), proofs_among(actor, rows)
    return [(row, brands[row.pk], twins[row.pk], row.proof if row.proof in proofs else None) for row in rows]
