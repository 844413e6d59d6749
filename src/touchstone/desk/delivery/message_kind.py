"""Kinds of message: one row per thing that people or their systems are told, with its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from touchstone.desk.delivery.errors import UnknownMessageKindError


@dataclass(frozen=True, slots=True)
class MessageKind:
    """`title` and `text` are messages (gettext_noop) with named places, filled from the values of one message.

    What must reach a person (an invitation, a changed password) cannot be muted and is sent by e-mail as well.
    A secret one holds a link that opens something: it is kept no longer than until it is sent or given up.
    """

    key: str
    title: str
    text: str
    by_email: bool = True
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


KINDS: dict[str, MessageKind] = {}


def register(kinds: Iterable[MessageKind]) -> None:
    """Make kinds known; each room does it once when the desk starts.

    Raises:
        ValueError: two rooms have the same kind.
    """
    for kind in kinds:
        if KINDS.setdefault(kind.key, kind) is not kind:
            raise ValueError(f"two rooms have the message kind {kind.key!r}")


def kind_of(key: str) -> MessageKind:
    """The row of a kind.

    Raises:
        UnknownMessageKindError: no room declared it.
    """
    try:
        return KINDS[key]
    except KeyError:
        raise UnknownMessageKindError(kind=key) from None
