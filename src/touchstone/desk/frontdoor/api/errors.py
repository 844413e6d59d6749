"""Refusals of the API's door.

DeskError
 ├─ UnknownKeyError       401: the Authorization header holds no key that works
 ├─ OutOfScopeError       403: the scopes of the key do not include it
 ├─ ForeignPageError      403: a browser session without the token of our own pages
 ├─ WrongMethodError      405: the address does not do this
 ├─ ChangedError          412: somebody changed it since it was read
 ├─ WhichStateError       428: a change must say which state it saw
 ├─ UnreadableBodyError   400: the body is not what it says it is
 ├─ OtherTypeError        415: another type of content
 ├─ TooLongError          413: a body over the limit
 ├─ WrongInputError       422: values that do not fit the description, each with its place
 ├─ KeyTextError          400: an idempotency key that is none
 ├─ OtherRequestError     422: an idempotency key that was used for something else
 └─ BusyError             503: the database did not answer in time
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError
from touchstone.desk.authority.permissions import MEANINGS, Permission


class UnknownKeyError(DeskError):
    """One answer for a key that never was, was revoked, or ran out."""

    status = 401
    words = _("This API key does not work.")
    cure = _("Send “Authorization: Bearer” with a key that is neither revoked nor expired.")

    @property
    def headers(self) -> dict[str, str]:
        """How to sign in, as RFC 6750 says."""
        return {"WWW-Authenticate": 'Bearer realm="touchstone", error="invalid_token"'}


class OutOfScopeError(DeskError):
    """A key does no more than its scopes say, whatever the roles of its person grant."""

    status = 403
    words = _("This key may not do this: its scopes do not include the permission to %(act)s.")
    cure = _("Make a key that has this scope; a key keeps the scopes it was made with.")

    def __init__(self, permission: Permission) -> None:
        super().__init__(act=MEANINGS[permission])
        self.permission = permission

    @property
    def headers(self) -> dict[str, str]:
        """Which scope is missing, as RFC 6750 says."""
        said = f'Bearer realm="touchstone", error="insufficient_scope", scope="{self.permission.value}"'
        return {"WWW-Authenticate": said}


class ForeignPageError(DeskError):
    """A page of another site cannot act with the session of a reader."""

    status = 403
    words = _("This request does not come from a page of this desk.")
    cure = _("Send the token of the page in the header X-CSRFToken, or use an API key.")


class WrongMethodError(DeskError):
    """`methods` are those that the address has."""

    status = 405
    words = _("This address does not do that.")
    cure = _("Use one of: %(methods)s.")

    @property
    def headers(self) -> dict[str, str]:
        """RFC 9110 demands it."""
        return {"Allow": str(self.values["methods"])}


class ChangedError(DeskError):
    """Another state than the one that If-Match names."""

    status = 412
    words = _("This was changed after you read it.")
    cure = _("Compare your change with the present state, which is in this answer, and send it again with its ETag.")

    @property
    def headers(self) -> dict[str, str]:
        """The ETag of the present state."""
        return {"ETag": str(self.values["etag"])}


class WhichStateError(DeskError):
    """Without it the change of somebody else could be lost."""

    status = 428
    words = _("A change must say which state it changes.")
    cure = _("Read the object, then send its ETag in the header If-Match.")


class UnreadableBodyError(DeskError):
    """Not JSON, or JSON that two readers may read differently."""

    status = 400
    words = _("The body cannot be read: %(why)s")
    cure = _("Send one JSON object in UTF-8: each name once, no NaN, no lone surrogates, at most 32 levels deep.")


class OtherTypeError(DeskError):
    """Another content type than the operation takes."""

    status = 415
    words = _("The body has a type that this operation does not take.")
    cure = _("Send it as %(wanted)s.")


class TooLongError(DeskError):
    """More than one request may hold."""

    status = 413
    words = _("The body is longer than %(most)s bytes.")
    cure = _("Send less at a time.")


class WrongInputError(DeskError):
    """`problems` names the place of each value that does not fit, and what is wrong with it."""

    status = 422
    words = _("The input does not fit: %(places)s.")
    cure = _("Correct the named values; the description of the API says what fits.")

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        self.problems = problems
        super().__init__(places=", ".join(".".join(map(str, each["at"])) for each in problems))


class KeyTextError(DeskError):
    """Idempotency-Key is a string in quotes (RFC 8941), 1 to 200 characters of ASCII."""

    status = 400
    words = _("The idempotency key cannot be read.")
    cure = _("Send a text in double quotes, 1 to 200 printable ASCII characters, such as a random UUID.")


class OtherRequestError(DeskError):
    """The same key with another body: one of the two is a mistake, and we cannot know which."""

    status = 422
    words = _("This idempotency key was used for another request.")
    cure = _("Use a new key for a new request; repeat a request only as it was.")
