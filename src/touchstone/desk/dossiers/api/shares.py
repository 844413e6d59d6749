"""Shares over the API: letting another organisation see a dossier, and ending it."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.sharing import dossier_to_share, end_share, share_dossier
from touchstone.desk.dossiers.errors import MergedError, SharedAlreadyError
from touchstone.desk.dossiers.queries.decided_shares import visible_shares
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.shapes.handling import ShareNew, SharePage, ShareTold
from touchstone.desk.dossiers.shapes.parts import ShareId

OPERATIONS = Operations("shares")
SHARE = Permission.DOSSIER_SHARE


@OPERATIONS.get("shares", name="list_shares", needs=SHARE, answer=SharePage)
def list_shares(request: DeskRequest, asked: Query[PageAsked]) -> SharePage:
    """List with whom dossiers were shared."""
    return SharePage.cut(request, visible_shares(request.actor), asked, ShareTold.of)


@OPERATIONS.post(
    "shares",
    name="share_dossier",
    needs=SHARE,
    answer=ShareTold,
    made_at="shares/{id}",
    refusals=(MergedError, SharedAlreadyError),
)
def add_share(request: DeskRequest, share: ShareNew) -> ShareTold:
    """Share a dossier.

    Until a time, or until the share is ended.
    """
    sent = share.model_dump()
    dossier = dossier_to_share(request.actor, request.now, sent.pop("dossier"))
    return ShareTold.of(share_dossier(by=request.actor, now=request.now, dossier=dossier, **sent))


@OPERATIONS.get("shares/{share}", name="get_share", needs=SHARE, answer=ShareTold)
def get_share(request: DeskRequest, share: ShareId) -> ShareTold:
    """Get one share."""
    return ShareTold.of(find(visible_shares(request.actor), share))


@OPERATIONS.delete("shares/{share}", name="end_share", needs=SHARE)
def stop_share(request: DeskRequest, share: ShareId) -> None:
    """End a running share.

    It stays readable as one that ended; a second time there is nothing to end.
    """
    end_share(by=request.actor, now=request.now, share=share)
