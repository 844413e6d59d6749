"""Whoever reported and gave an address hears by mail that there is news; what it is, the receipt says."""

from datetime import timedelta

from touchstone.desk.delivery.outbox import mail
from touchstone.desk.leads.queries.deciding import UNDO_WITHIN
from touchstone.desk.tips.limits import may_mail
from touchstone.desk.tips.messages import CORRECTED, MOVED
from touchstone.desk.tips.models import Tip
from touchstone.desk.workflow.registry import Notice, Telling

TOLD = {"answer": (MOVED, UNDO_WITHIN), "uphold": (MOVED, UNDO_WITHIN), "correct": (CORRECTED, timedelta())}
"""Step → the mail, and how long it waits: until a decision can no longer be taken back."""


def tell(telling: Telling) -> None:
    """Called inside the act for each step."""
    tip: Tip = telling.subject
    if telling.notice is not Notice.STEP or telling.verb not in TOLD or not tip.contact_email:
        return
    if may_mail(email=tip.contact_email, now=telling.now):
        kind, wait = TOLD[telling.verb]
        mail(kind.key, tip.contact_email, tip.language, {"reference": tip.public_id}, telling.now + wait)
