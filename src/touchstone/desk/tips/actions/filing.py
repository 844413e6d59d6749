"""Taking a tip in: it hangs on its thing, its receipt is a secret link."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from touchstone.desk.accounts.tokens import digest_of, new_token
from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.outbox import mail
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.limits import may_mail
from touchstone.desk.tips.messages import FILED
from touchstone.desk.tips.models import Target, Tip
from touchstone.desk.tips.transitions import TIP
from touchstone.desk.workflow.actions.stepping import begin


@act
def file_tip(
    *,
    about: str,
    place: Place,
    address: str,
    ground: str,
    words: str,
    contact_name: str,
    contact_email: str,
    language: str,
    by: Actor,
    now: datetime,
    files: Iterable[EvidenceFile] = (),
) -> tuple[Tip, str]:
    """Keep a tip; returns it with the secret of its receipt, which is told this once. Anybody may: the form checked it.

    Whether the desk holds the thing is looked up later, by the node: nothing here takes longer for a thing that it holds.
    """
    token, email = new_token(), contact_email.strip().lower()
    named = {"about": about, "platform": place.platform, "thing": place.thing}
    target, _made = Target.objects.get_or_create(**named, defaults={"created_at": now})
    tip = Tip(
        target=target,
        address=address,
        ground=ground,
        words=words.strip(),
        contact_name=contact_name.strip(),
        contact_email=email,
        contact_digest=digest_of_contact(email),
        in_good_faith=True,
        language=language,
        receipt_digest=digest_of(token),
        created_at=now,
    )
    personal = {"contact_name": tip.contact_name, "contact_email": email}
    begin(workflow=TIP, subject=tip, by=by, now=now, particulars=personal if email or tip.contact_name else None)
    tip.files.set(files)
    if email and may_mail(email=email, now=now):
        values = {"reference": tip.public_id, "url": receipt_url(token)}
        mail(FILED.key, email, language, values, now)
    return tip, token


def receipt_url(token: str) -> str:
    """The address of the receipt, at the address that the operator gave: never at one that a request named."""
    return str(settings.ADDRESS + reverse("tip_receipt", kwargs={"token": token}))


def digest_of_contact(email: str) -> str:
    """Tells contacts apart under the node's own key; empty where none was given."""
    return salted_hmac("touchstone.tips.contact", email, algorithm="sha256").hexdigest() if email else ""
