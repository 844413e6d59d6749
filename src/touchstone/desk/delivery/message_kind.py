"""Kinds of message: one row per thing that people or their systems are told, with its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from touchstone.desk.delivery.errors import UnknownMessageKindError


@dataclass(frozen=True, slots=True)
class MessageKind:
    """`title` and `text` are messages (gettext_noop) with named places, filled from the values of one message.

    What must reach a person (an invitation, a changed password) cannot be muted and is sent by e-mail as well.
    Endpoints choose from the kinds that go by webhook; those `for_node` go only to whoever operates the node, since they
    are its own business. A secret kind holds a link that opens something: its text is kept no longer than until it is
    sent or given up.
    """

    key: str
    title: str
    text: str
    by_email: bool = True
    by_webhook: bool = False
    for_node: bool = False
    may_be_muted: bool = True
    is_secret: bool = False

    def check(self, values: Mapping[str, Any]) -> None:
        """Fill both texts once, so that a missing value shows in the act that says it, not later in the loop.

        Raises:
            KeyError: a named place has no value.
        """
        self.say(self.title, values)
        self.say(self.text, values)

    def say(self, words: str, values: Mapping[str, Any]) -> str:
        """The title or text in the language that is active now."""
        return gettext(words) % values


TEST = MessageKind(
    "delivery.test",
    gettext_noop("Test of an endpoint"),
    gettext_noop("Somebody of your organisation sent a test to its endpoints."),
    by_email=False,
    by_webhook=True,
    may_be_muted=False,
)
KINDS: dict[str, MessageKind] = {}


def register(kinds: Iterable[MessageKind]) -> None:
    """Make kinds known; each room does it once when the desk starts.

    Raises:
        ValueError: two rooms have the same kind.
    """
    for kind in kinds:
        if KINDS.setdefault(kind.key, kind) is not kind:
            raise ValueError(f"two rooms have the message kind {kind.key!r}")


def webhook_kinds(*, of_node: bool = True) -> list[MessageKind]:
    """The kinds that an endpoint can ask for, by key; `of_node`: its organisation operates the node."""
    wanted = (kind for kind in KINDS.values() if kind.by_webhook and (of_node or not kind.for_node))
    return sorted(wanted, key=lambda kind: kind.key)


def title_of(key: str) -> str:
    """What people call a kind of message, whoever it is about; one that no room declares any more keeps its key."""
    kind = KINDS.get(key)
    return kind.say(kind.title, _Places()) if kind else key


class _Places(dict[str, str]):
    """Fills every place of a title with an ellipsis, since here it stands for all messages of its kind."""

    def __missing__(self, name: str) -> str:
        return "…"


def kind_of(key: str) -> MessageKind:
    """The row of a kind.

    Raises:
        UnknownMessageKindError: no room declared it.
    """
    try:
        return KINDS[key]
    except KeyError:
        raise UnknownMessageKindError(kind=key) from None
