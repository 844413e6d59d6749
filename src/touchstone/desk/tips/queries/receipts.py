"""The tip of a receipt: whoever shows its secret follows it."""

from hmac import compare_digest

from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.tips.models import Tip


def tip_of(token: str) -> Tip:
    """The tip whose receipt this is; otherwise NotThereError, as for an address that there never was."""
    digest = digest_of(token)
    tip = Tip.objects.select_related("target").filter(receipt_digest=digest).first()
    if tip is None or not compare_digest(tip.receipt_digest, digest):
        raise NotThereError
    return tip
