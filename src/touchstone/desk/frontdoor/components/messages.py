"""What just happened, with a way to take it back."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

UNDO = "undo:"


def say(request: HttpRequest, text: object, undo: str = "") -> None:
    """Show `text` as a toast on the next page; `undo` is the address that a POST is sent to on "Undo"."""
    messages.success(request, str(text), extra_tags=f"{UNDO}{undo}" if undo else "")


def undo_address(message: Message) -> str:
    """Where to take the act back; empty when it cannot be."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""


def message_tone(message: Message) -> str:
    """The tone of a toast for Django's level."""
    return "danger" if message.level_tag == "error" else str(message.level_tag)
