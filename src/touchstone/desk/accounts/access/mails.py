"""The mails that applicants and reviewers get, with the link that opens the applicant's page."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from touchstone.desk.accounts.access.models import AccessLink, AccessRequest
from touchstone.desk.accounts.mailing import send
from touchstone.desk.accounts.tokens import digest_of, new_token

LIFETIME = timedelta(days=180)
"""How long a link opens the applicant's page; each mail brings a new one, and the older ones go on to work."""


def write_to_applicant(kind: str, request: AccessRequest, now: datetime, **values: str) -> None:
    """Send one mail with a fresh link; nothing once the contact was forgotten."""
    if not request.contact_email:
        return
    link = {"url": new_link(request, now), "name": request.contact_name, "organisation": request.name}
    send(kind, request.contact_email, language=request.language, values=link | values, now=now)


def new_link(request: AccessRequest, now: datetime) -> str:
    """The address of the applicant's page with a new token."""
    token = new_token()
    AccessLink.objects.create(request=request, token_digest=digest_of(token), made_at=now, expires_at=now + LIFETIME)
    return str(settings.ADDRESS + reverse("access_open", kwargs={"token": token}))


def write_to_reviewer(
    kind: str, request: AccessRequest, to: str, language: str, now: datetime, **values: object
) -> None:
    """Send one mail to somebody of the desk; the values are said in the language of the reader."""
    page = settings.ADDRESS + reverse("access_detail", kwargs={"request_id": request.public_id})
    with override(language):
        said = {name: str(value) for name, value in values.items()}
    send(kind, to, language=language, values={"organisation": request.name, "url": page, **said}, now=now)
