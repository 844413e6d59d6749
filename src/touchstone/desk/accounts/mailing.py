"""Mails that accounts has to send: a room above, which knows how, registers its sender here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from touchstone.desk.accounts.errors import NoSenderError
from touchstone.desk.accounts.mail_kinds import kind_of


class Sender(Protocol):
    """Called inside the running act, so that the mail goes out if and only if the act holds.

    `values` are texts and may hold secrets (a link with a token); see `MailKind.secret`.
    """

    def __call__(self, kind: str, to: str, language: str, values: Mapping[str, str], now: datetime) -> None:
        """Take one mail."""


_senders: list[Sender] = []


def register_sender(sender: Sender) -> None:
    """The room that delivers calls this once when the desk starts."""
    if sender not in _senders:
        _senders.append(sender)


def send(kind: str, to: str, *, language: str, values: Mapping[str, str], now: datetime) -> None:
    """Hand a mail to every sender; without one the act is refused, for nobody would ever read the mail."""
    key = kind_of(kind).key
    if not _senders:
        raise NoSenderError
    for sender in _senders:
        sender(key, to, language, values, now)
