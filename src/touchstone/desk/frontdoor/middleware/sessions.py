"""Sessions that cannot be written do not unsay what was done: the act is committed, and its answer stands."""

import logging

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from touchstone.desk.accounts.session_keys import session_key
from touchstone.desk.frontdoor.storage import refusal_of

LOG = logging.getLogger("touchstone.sessions")


class KeptAnswerSessions(SessionMiddleware):
    """Django's sessions, which are saved after the view; what the session would have kept is at most a notice."""

    def process_request(self, request: HttpRequest) -> None:
        """Open the session that the cookie names; a name that none of ours can have names none."""
        request.session = self.SessionStore(session_key(request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session; where the storage fails only now, the answer goes out as it is."""
        try:
            return super().process_response(request, response)
        except (SessionInterrupted, DatabaseError) as failure:
            if not any(refusal_of(each) for each in causes(failure)):
                raise
            LOG.warning("a session could not be saved", exc_info=True)
            return response


def causes(failure: BaseException | None) -> list[BaseException]:
    """The failure and everything that it was raised for."""
    found: list[BaseException] = []
    while failure is not None and failure not in found:
        found.append(failure)
        failure = failure.__cause__ or failure.__context__
    return found
