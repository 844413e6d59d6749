"""Witnesses: whoever gets the anchor of each day by mail can show later that the record was not rewritten."""

from datetime import datetime, time

from django.conf import settings
from django.utils.timezone import make_aware
from django.utils.translation import gettext_noop

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.known_heads import last_anchor
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.outbox import mail
from touchstone.ledger.anchors import Anchor

ANCHOR = MessageKind(
    "delivery.anchor",
    gettext_noop("The record on %(day)s: %(site)s"),
    gettext_noop(
        "Keep this mail: with it, and the public key of the record, anybody can show later that the record of %(site)s was "
        "not rewritten. The line below is the anchor of %(day)s; it names the one before. Saved into a file it is checked with\n"
        "touchstone ledger verify EXPORT --key KEY --anchors FILE\n\n%(line)s\n"
    ),
    may_be_muted=False,
)


def tell_witnesses(now: datetime) -> int:
    """Mail the newest anchor to every witness that has not got it; returns to how many."""
    anchor = last_anchor()
    if anchor is None:
        return 0
    return sum(_send(anchor, address, now) for address in settings.WITNESSES)


@act
def _send(anchor: Anchor, address: str, now: datetime) -> bool:
    """Once a day: alone at it, since an act is the only writer."""
    midnight = make_aware(datetime.combine(anchor.day, time.min))
    if Message.objects.filter(kind=ANCHOR.key, address=address, created_at__gte=midnight).exists():
        return False
    line = anchor.to_line().decode().strip()
    values = {"day": anchor.day.isoformat(), "site": settings.ADDRESS, "line": line}
    mail(ANCHOR.key, address, settings.LANGUAGE_CODE, values, now)
    return True
