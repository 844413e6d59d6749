"""Labels leave the desk: the record says who took them."""

from datetime import datetime

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand


@act
def tell_labels_taken(*, by: Actor, now: datetime, platform: str) -> None:
    """Before the first row is read."""
    demand(by, Permission.LEAD_VIEW, Reach.NODE)
    organisation = Organisation.objects.filter(public_id=by.organisation).first()
    if organisation is not None:
        record("leads.labels_exported", organisation, by=by, now=now, data={"platform": platform})
