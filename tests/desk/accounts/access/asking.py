"""A request to try steps on, and its applicant."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.desk.people import NOW
from touchstone.desk.accounts.access.actions.requests import submit_request
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.organisation_kind import OrganisationKind

CODE = "91110000802100433B"
FORM = {
    "name": "New House",
    "kind": "right_holder",
    "country": "cn",
    "registration_number": CODE,
    "why": "We own a brand.",
    "contact_name": "Dora",
    "contact_email": "Dora@example.org",
}
"""The public form, filled in."""


def make_request(name: str = "New House", now: datetime = NOW, **fields: Any) -> AccessRequest:
    """A request that was just submitted."""
    asked: dict[str, Any] = {
        "kind": OrganisationKind.RIGHT_HOLDER,
        "is_chinese": True,
        "registration_number": CODE,
        "why": "We own a brand.",
        "contact_name": "Dora",
        "contact_email": "dora@example.org",
        "language": "en",
    }
    return submit_request(name=name, **{**asked, **fields}, by=PUBLIC, now=now)


def holder_of(request: AccessRequest) -> Actor:
    """Whoever opened the link in the mail."""
    return replace(PUBLIC, holds=request.public_id)
