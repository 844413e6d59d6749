"""What delivery refuses, and what can fail on the way.

DeliveryError
 ├─ EgressError              a call to another machine
 │   ├─ EgressRefusedError   a place that is never called; nothing was sent
 │   └─ EgressFailedError    the call brought no answer; what was sent may have arrived
 ├─ KeyTextError             a signing key or secret cannot be read
 ├─ SignatureError           a received message is not what its sender signed
 ├─ PayloadError             a message cannot be written
 └─ UnknownMessageKindError  a message of a kind that no room declared (a DeskError)
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError
from touchstone.vocabulary.errors import TouchstoneError


class DeliveryError(TouchstoneError):
    """Something cannot be delivered."""


class EgressError(DeliveryError):
    """A call to another machine; `reason` is the key of its row in refusals.py or of an address class."""

    def __init__(self, reason: str, sentence: str, *, hint: str, retry: bool, sentence_zh: str, hint_zh: str) -> None:
        super().__init__(sentence, hint=hint, retry=retry, sentence_zh=sentence_zh, hint_zh=hint_zh)
        self.reason = reason


class EgressRefusedError(EgressError):
    """The place is never called; nothing was sent."""


class EgressFailedError(EgressError):
    """The call brought no answer; what was sent may have arrived."""


class KeyTextError(DeliveryError):
    """A signing key or secret cannot be read."""


class SignatureError(DeliveryError):
    """A received message is not what its sender signed."""


class PayloadError(DeliveryError):
    """A message cannot be written."""


class UnknownMessageKindError(DeskError):
    """No room declared this kind of message."""

    status = 500
    words = _("There is no kind of message %(kind)s.")
    cure = _("This is a fault of the program: report it with the text above.")
