"""Closing sign-in after failures, for longer each time: a gate per e-mail address, per network address, per second factor."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from touchstone.desk.accounts.models import SignInGate

FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GateKind:
    """From the failure number `free` on, the gate closes for `first`, then for twice as long each time up to `longest`."""

    name: str
    free: int
    first: timedelta
    longest: timedelta


ACCOUNT = GateKind("account", 5, timedelta(seconds=30), timedelta(hours=1))
NETWORK = GateKind("network", 30, timedelta(seconds=30), timedelta(hours=1))
FACTOR = GateKind("factor", 5, timedelta(seconds=30), timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Closed:
    """A gate that is closed, and for how long yet."""

    wait: timedelta

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up."""
        return -(-int(self.wait.total_seconds()) // 60) or 1

    @property
    def words(self) -> str:
        """What is told, alike to whoever has an account and who has none."""
        return ngettext(
            "Too many failed attempts. Try again in %(minutes)d minute.",
            "Too many failed attempts. Try again in %(minutes)d minutes.",
            self.minutes,
        ) % {"minutes": self.minutes}


@transaction.atomic
def knock(kind: GateKind, name: str, now: datetime) -> Closed | None:
    """Count one try before the password is looked at, so that many at once gain nothing; Closed where none is allowed."""
    gate = _gate(kind, name, now)
    if gate.closed_until is not None and gate.closed_until > now:
        return Closed(gate.closed_until - now)
    if now - gate.tried_at > FORGOTTEN_AFTER:
        gate.failures = 0
    gate.failures += 1
    gate.tried_at = now
    gate.closed_until = now + closing(kind, gate.failures) if gate.failures >= kind.free else None
    gate.save(update_fields=["failures", "tried_at", "closed_until"])
    return None


@transaction.atomic
def clear(kind: GateKind, name: str, now: datetime) -> None:
    """The holder came in: all failures are forgiven."""
    gate = _gate(kind, name, now)
    gate.failures, gate.closed_until = 0, None
    gate.save(update_fields=["failures", "closed_until"])


@transaction.atomic
def forgive(kind: GateKind, name: str, now: datetime) -> None:
    """One try was no failure; those before it stay counted."""
    gate = _gate(kind, name, now)
    gate.failures, gate.closed_until = max(0, gate.failures - 1), None
    gate.save(update_fields=["failures", "closed_until"])


def closing(kind: GateKind, failures: int) -> timedelta:
    """How long the gate closes after that many failures."""
    doublings = min(max(failures - kind.free, 0), 20)
    return min(kind.longest, kind.first * (1 << doublings))


def gate_of(kind: GateKind, name: str, now: datetime) -> SignInGate:
    """The row of a gate, as it stands."""
    digest = salted_hmac(f"touchstone.gate.{kind.name}", name.strip().lower(), algorithm="sha256").hexdigest()
    return SignInGate.objects.get_or_create(digest=digest, defaults={"tried_at": now})[0]


def _gate(kind: GateKind, name: str, now: datetime) -> SignInGate:
    return SignInGate.objects.select_for_update().get(pk=gate_of(kind, name, now).pk)
