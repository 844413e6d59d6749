"""What stands at the head of a decision that is printed and sent by post."""

from dataclasses import dataclass

from django.conf import settings

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.models import Seller


@dataclass(frozen=True, slots=True)
class Letter:
    """Who sends it, to whom, and where the same page is read."""

    sender: str
    seller: str
    address: str


def letter_of(request: DeskRequest, seller: Seller) -> Letter:
    """Of the page that is asked for; `seller` is whom it is about, as this reader may know."""
    node = Organisation.objects.filter(operates_node=True).first()
    return Letter(node.name if node else "", seller.name, settings.ADDRESS + request.path)
