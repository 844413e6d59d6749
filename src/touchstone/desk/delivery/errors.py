"""What delivery refuses, and what can fail on the way.

DeliveryError
 ├─ EgressError              a call to another machine
 │   ├─ EgressRefusedError   a place that is never called; nothing was sent
 │   └─ EgressFailedError    the call brought no answer; what was sent may have arrived
 ├─ KeyTextError             a signing key or secret cannot be read
 ├─ SignatureError           a received message is not what its sender signed
 ├─ PayloadError             a message cannot be written
 └─ DeskErrors of this room:
     ├─ UnknownMessageKindError  a message of a kind that no room declared
     ├─ AddressRefusedError      an address that would never be called
     ├─ UnwantedKindsError       kinds that an endpoint cannot ask for
     ├─ UnmutableKindsError      kinds that nobody can mute
     └─ NotReplayableError       a message that cannot be sent again
"""

from django.utils.translation import get_language
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


class AddressRefusedError(DeskError):
    """The address of an endpoint would never be called; says why in the words of the refusal."""

    status = 422
    words = "%(sentence)s"
    cure = "%(hint)s"

    def __init__(self, refusal: EgressRefusedError) -> None:
        self.refusal = refusal
        super().__init__(sentence=refusal.sentence, hint=refusal.hint)
        self.sentence_zh, self.hint_zh = refusal.sentence_zh, refusal.hint_zh

    def in_language(self) -> str:
        """Sentence and cure in the active language, for beside the field."""
        if (get_language() or "").startswith("zh"):
            return f"{self.sentence_zh}{self.hint_zh}"
        return f"{self.sentence} {self.hint}"


class UnwantedKindsError(DeskError):
    """An endpoint asks for no kind of message, or for one that is not known."""

    status = 422
    words = _("An endpoint needs at least one known kind of message; these are not known: %(kinds)s.")
    cure = _("Choose from the kinds of message that are listed.")


class UnmutableKindsError(DeskError):
    """What must reach a person cannot be muted, nor what is not known."""

    status = 422
    words = _("These kinds of message cannot be muted: %(kinds)s.")
    cure = _("Choose from the kinds of message that are listed.")


class NotReplayableError(DeskError):
    """A message that was not given up, whose endpoint is closed, or whose content was secret."""

    words = _("The message %(message)s cannot be sent again.")
    cure = _("Only a message that was given up can be sent again, to an endpoint that is open.")
