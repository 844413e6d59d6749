"""A balance is asked for, written part by part, and ends; and an account that is out of balance is set right."""

from datetime import datetime, timedelta

from django.db.models import Q

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import demand
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.settling import settle
from touchstone.desk.measures.events import ACCOUNT_SETTLED, BALANCE_ASKED, BALANCE_ENDED
from touchstone.desk.measures.models import Balance, Breach
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.balance_lines import KEPT, kept_lines
from touchstone.desk.measures.queries.enforced import Part
from touchstone.desk.workflow.errors import NoPersonError

DECIDE = Permission.MEASURE_DECIDE
LEASE = timedelta(minutes=5)


@act
def settle_account(*, seller: Seller, by: Actor, now: datetime) -> None:
    """Decide what the code owes this identity, reverse what it does not owe, set wrong terms and orders right."""
    demand(by, DECIDE, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=ACCOUNT_SETTLED.key)
    root = root_of(seller)
    settle(root, by, now, sets_terms=True)
    record(ACCOUNT_SETTLED.key, root, by=by, now=now)


@act
def start_balance(*, by: Actor, now: datetime) -> Balance:
    """Ask for the balance of the whole desk; the one that runs is given back."""
    demand(by, DECIDE, Reach.NODE)
    if not by.person:
        raise NoPersonError(step=BALANCE_ASKED.key)
    running = Balance.objects.filter(ended_at=None).first()
    if running is not None:
        return running
    total = Breach.objects.filter(reversed_at=None).count()
    row = Balance.objects.create(total=total, created_at=now, created_by=by.person)
    record(BALANCE_ASKED.key, row, by=by, now=now)
    return row


@act
def lease_balance(*, now: datetime) -> Balance | None:
    """The one that waits and that nobody works on."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    row = Balance.objects.filter(free, ended_at=None).order_by("pk").first()
    if row is not None:
        row.leased_until = now + LEASE
        row.save(update_fields=["leased_until"])
    return row


@act
def release_balance(*, balance: Balance) -> None:
    """The next pass goes on."""
    Balance.objects.filter(pk=balance.pk).update(leased_until=None)


@act
def keep_balance(*, balance: Balance, part: Part) -> bool:
    """Write a part; False where another loop wrote it."""
    row = Balance.objects.select_for_update().get(pk=balance.pk)
    if row.ended_at is not None or row.place != balance.place:
        return False
    row.place, row.done, row.kept = part.place, row.done + part.breaches, row.kept + part.kept
    row.found += len(part.lines)
    row.lines += kept_lines(part.lines[: max(0, KEPT - len(row.lines))])
    row.save(update_fields=["place", "done", "kept", "found", "lines"])
    return True


@act
def finish_balance(*, balance: Balance, now: datetime) -> None:
    """It came to its end, in the name of who asked."""
    row = Balance.objects.select_for_update().get(pk=balance.pk)
    if row.ended_at is None:
        by = Actor(person=row.created_by, via=Via.NODE)
        row.ended_at, row.ended_by, row.leased_until = now, signed(by), None
        row.save(update_fields=["ended_at", "ended_by", "leased_until"])
        record(BALANCE_ENDED.key, row, by=by, now=now, data={"found": str(row.found)})
