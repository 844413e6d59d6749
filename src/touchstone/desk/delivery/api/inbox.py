"""The own inbox over the API."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.delivery.actions.inbox import read_items
from touchstone.desk.delivery.queries import inbox
from touchstone.desk.delivery.shapes import InboxAsked, InboxItemId, InboxItemTold, InboxPage, ItemsRead

OPERATIONS = Operations("inbox")
USE = Permission.INBOX_USE


@OPERATIONS.get("inbox", name="list_inbox", needs=USE, answer=InboxPage)
def list_inbox(request: DeskRequest, asked: Query[InboxAsked]) -> InboxPage:
    """List what one was told.

    Whose key it is, that person's inbox it is.
    """
    rows = inbox.inbox_of(request.actor)
    return InboxPage.cut(request, rows.filter(read_at=None) if asked.unread else rows, asked, InboxItemTold.of)


@OPERATIONS.get("inbox/{item}", name="get_inbox_item", needs=USE, answer=InboxItemTold)
def get_inbox_item(request: DeskRequest, item: InboxItemId) -> InboxItemTold:
    """Get one item of the inbox."""
    return InboxItemTold.of(inbox.found(request.actor, item))


@OPERATIONS.post("inbox/{item}/read", name="read_inbox_item", needs=USE, answer=InboxItemTold, status=200)
def read_inbox_item(request: DeskRequest, item: InboxItemId) -> InboxItemTold:
    """Mark one item as read."""
    read_items(items=[inbox.found(request.actor, item)], by=request.actor, now=request.now)
    return InboxItemTold.of(inbox.found(request.actor, item))


@OPERATIONS.post("inbox/read", name="read_inbox", needs=USE, answer=ItemsRead, status=200)
def read_inbox(request: DeskRequest) -> ItemsRead:
    """Mark every item as read."""
    return ItemsRead(count=read_items(items=inbox.inbox_of(request.actor), by=request.actor, now=request.now))
