"""What has happened since a simulation was asked for: its figures are of then."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.measures.errors import NoCodeError
from touchstone.desk.measures.models import Breach, CodeSimulation
from touchstone.desk.measures.queries.codes import adoption_at, any_code
from touchstone.rulebook.penalties.digest import digest_of_code


@dataclass(frozen=True, slots=True)
class Staleness:
    """Breaches that came or went; whether another code applies now, or one of the two says something else now."""

    established: int
    reversed: int
    is_replaced: bool
    is_rewritten: bool

    @property
    def is_stale(self) -> bool:
        """Whether the same question would be answered from something else now."""
        return bool(self.established or self.reversed or self.is_replaced or self.is_rewritten)


def staleness_of(row: CodeSimulation, now: datetime) -> Staleness:
    """Counted now."""
    adoption = adoption_at(now)
    since = Breach.objects.order_by()
    return Staleness(
        established=since.filter(established_at__gte=row.created_at, reversed_at=None).count(),
        reversed=since.filter(established_at__lt=row.created_at, reversed_at__gt=row.created_at).count(),
        is_replaced=adoption is not None and adoption.code != row.against,
        is_rewritten=_digest(row.against) != row.against_digest or _digest(row.code) != row.code_digest,
    )


def _digest(identity: str) -> str:
    try:
        return digest_of_code(any_code(identity))
    except NoCodeError:
        return ""
