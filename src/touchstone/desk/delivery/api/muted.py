"""What one wants to hear of, over the API: the kinds of message that may be muted, and how each comes."""

from enum import StrEnum
from typing import Self

from pydantic import Field

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Told
from touchstone.desk.delivery.actions.inbox import mute
from touchstone.desk.delivery.errors import UnmutableKindsError
from touchstone.desk.delivery.message_kind import KINDS, MessageKind, title_of
from touchstone.desk.delivery.models.inbox import INBOX
from touchstone.desk.delivery.models.message import Channel
from touchstone.desk.delivery.queries.inbox import muted_by

OPERATIONS = Operations("inbox")
USE = Permission.INBOX_USE
PATH = "inbox/kinds"


class Hearing(StrEnum):
    """How a message comes to a person."""

    INBOX = INBOX
    EMAIL = Channel.EMAIL.value


class MutedChoice(Asked):
    """One kind of message by one way."""

    kind: str = Field(max_length=64, json_schema_extra={"format": "mutable-kind"})
    channel: Hearing


class MutedChange(Asked):
    """Everything that one does not want to hear of; whatever is not named is heard again."""

    muted: list[MutedChoice] = Field(max_length=500)


class InboxKind(Told):
    """A kind of message that may be muted, and whether it comes."""

    kind: str
    title: str = Field(description="In the language of the request.")
    inbox: bool = Field(description="Whether it comes into the inbox.")
    email: bool | None = Field(description="Whether it comes by e-mail; null for a kind that never does.")

    @classmethod
    def of(cls, kind: MessageKind, muted: set[tuple[str, str]]) -> Self:
        """A kind, for somebody who muted these."""
        by_email = (kind.key, Hearing.EMAIL) not in muted if kind.by_email else None
        return cls(
            kind=kind.key, title=title_of(kind.key), inbox=(kind.key, Hearing.INBOX) not in muted, email=by_email
        )


class InboxKinds(Told):
    """All kinds that may be muted."""

    kinds: list[InboxKind]

    @classmethod
    def of(cls, actor: Actor) -> Self:
        """As this person chose."""
        muted = muted_by(actor)
        return cls(kinds=[InboxKind.of(kind, muted) for _, kind in sorted(KINDS.items()) if kind.may_be_muted])


@OPERATIONS.get(PATH, name="list_inbox_kinds", needs=USE, answer=InboxKinds)
def list_inbox_kinds(request: DeskRequest) -> InboxKinds:
    """List the kinds of message that one may mute, and what one muted."""
    return InboxKinds.of(request.actor)


@OPERATIONS.put(PATH, name="choose_inbox_kinds", needs=USE, answer=InboxKinds, refusals=(UnmutableKindsError,))
def choose_inbox_kinds(request: DeskRequest, change: MutedChange) -> InboxKinds:
    """Mute exactly these kinds of message.

    What must reach a person, such as an invitation or a changed password, is never muted.
    """
    unknown = {each.kind for each in change.muted} - {key for key, kind in KINDS.items() if kind.may_be_muted}
    if unknown:
        raise UnmutableKindsError(kinds=", ".join(sorted(unknown)))
    mute(choices=[(each.kind, each.channel.value) for each in change.muted], by=request.actor, now=request.now)
    return InboxKinds.of(request.actor)
