"""The tables of delivery."""

from touchstone.desk.delivery.models.endpoint import Endpoint
from touchstone.desk.delivery.models.inbox import InboxItem, MutedKind
from touchstone.desk.delivery.models.message import Message

__all__ = ["Endpoint", "InboxItem", "Message", "MutedKind"]
