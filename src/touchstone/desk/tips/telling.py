"""Whoever reported and gave an address hears by mail that there is news; what it is, the receipt says."""

from touchstone.desk.delivery.outbox import mail
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN
from touchstone.desk.tips.limits import may_mail
from touchstone.desk.tips.messages import MOVED
from touchstone.desk.tips.models import Tip
from touchstone.desk.workflow.registry import Notice, Telling

TOLD = ("answer", "uphold")


def tell(telling: Telling) -> None:
    """Called inside the act for each step; the mail waits until a decision can no longer be taken back."""
    tip: Tip = telling.subject
    if telling.notice is not Notice.STEP or telling.verb not in TOLD or not tip.contact_email:
        return
    if may_mail(email=tip.contact_email, now=telling.now):
        mail(MOVED.key, tip.contact_email, tip.language, {"reference": tip.public_id}, telling.now + UNDO_WITHIN)
