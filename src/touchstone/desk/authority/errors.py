"""Refusals of the desk: each knows its status, its sentence in both languages and its cure.

DeskError
 ├─ NotThereError       404: nothing there, or nothing that the actor may know of
 ├─ NotPermittedError   403: seen, but not to be done by this actor
 ├─ SignInNeededError   401: nobody signed in
 ├─ SecondFactorNeededError 403: the role asks for a second factor
 └─ InvalidError        422: an input does not fit
"""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from touchstone.desk.authority.permissions import MEANINGS, Permission
from touchstone.vocabulary.errors import TouchstoneError

Text = str | Promise


class DeskError(TouchstoneError):
    """A refusal at the desk. Subclasses give `status`, `words` and `cure` as messages with named places."""

    status: ClassVar[int] = 409
    words: ClassVar[Text] = ""
    cure: ClassVar[Text] = ""
    again: ClassVar[bool] = False

    def __init__(self, **values: Any) -> None:
        english, chinese = (self._say(language, values) for language in ("en", "zh-hans"))
        super().__init__(english[0], hint=english[1], retry=self.again, sentence_zh=chinese[0], hint_zh=chinese[1])
        self.values = values

    @property
    def code(self) -> str:
        """The stable name of this refusal in the API: `not_there`, `not_permitted`, …"""
        words = type(self).__name__.removesuffix("Error")
        return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in words).strip("_")

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the answer that belong to the refusal."""
        return {}

    def _say(self, language: str, values: dict[str, Any]) -> tuple[str, str]:
        with override(language):
            spoken = {name: str(value) for name, value in values.items()}
            return str(self.words) % spoken, str(self.cure) % spoken


class NotThereError(DeskError):
    """There is nothing, or nothing that this actor may know of: the two are told apart by no byte."""

    status = 404
    words = _("There is nothing here.")
    cure = _("Check the address; ask whoever sent it to you whether your organisation may see it.")


class SignInNeededError(DeskError):
    """Nobody signed in, or the key is not known."""

    status = 401
    words = _("You are not signed in.")
    cure = _("Sign in, or send a valid API key.")


class SecondFactorNeededError(DeskError):
    """The role asks for a second factor that was not given."""

    status = 403
    words = _("Your role works only with a second factor.")
    cure = _("Set up an authenticator app or a security key in your account, then sign in with it.")


class NotPermittedError(DeskError):
    """Nobody with these roles may do this."""

    status = 403
    words = _("You may not do this: it needs the permission to %(act)s.")
    cure = _("Ask the administrator of your organisation for a role that includes it.")

    def __init__(self, permission: Permission) -> None:
        super().__init__(act=MEANINGS[permission])
        self.permission = permission


class InvalidError(DeskError):
    """An input does not fit; `problems` says which field and why."""

    status = 422
    words = _("The input does not fit: %(problems)s")
    cure = _("Correct the named fields and send it again.")
