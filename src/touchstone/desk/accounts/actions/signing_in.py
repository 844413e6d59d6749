"""What the record keeps of people who come and go."""

from collections.abc import Iterable
from datetime import datetime

from touchstone.desk.accounts.models import Person, SignInGate
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import PUBLIC, Actor


@act
def note_signed_in(*, person: Person, methods: Iterable[str], address: str, by: Actor, now: datetime) -> None:
    """Somebody came in, and how."""
    told = {"methods": sorted(set(methods))}
    record("accounts.signed_in", person, by=by, now=now, data=told, particulars={"address": address})


@act
def note_signed_out(*, person: Person, by: Actor, now: datetime) -> None:
    """Somebody left."""
    record("accounts.signed_out", person, by=by, now=now)


@act
def note_failure(*, gate: SignInGate, person: Person | None, address: str, now: datetime) -> None:
    """A sign-in failed; with the failures that close the gate a second event says for how long.

    The same is written whether or not an account has the address, so that the time it takes tells nothing.
    """
    about = [person] if person is not None else []
    personal = {"address": address}
    told = {"failures": gate.failures}
    record("accounts.sign_in_failed", gate, by=PUBLIC, now=now, also=about, data=told, particulars=personal)
    if gate.closed_until is not None and gate.closed_until > now:
        seconds = int((gate.closed_until - now).total_seconds())
        record("accounts.locked_out", gate, by=PUBLIC, now=now, also=about, data={"seconds": seconds})


@act
def note_password(*, person: Person, by: Actor, now: datetime) -> None:
    """A new password was set; every session of the person ended with the old one."""
    record("accounts.password_changed", person, by=by, now=now)


@act
def note_factor(*, person: Person, added: bool, factor: str, by: Actor, now: datetime) -> None:
    """A second factor came or went; `factor` is its kind."""
    kind = "accounts.factor_added" if added else "accounts.factor_removed"
    record(kind, person, by=by, now=now, data={"factor": factor})


@act
def note_link(*, person: Person, provider: str, by: Actor, now: datetime) -> None:
    """A sign-in service was linked to an account."""
    record("accounts.sign_in_linked", person, by=by, now=now, data={"provider": provider})
