"""What another code would have done to this node's breaches, beside the code that applies, seller by seller."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.errors import TooManyBreachesError
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import counted
from touchstone.desk.measures.queries.matched import match_kinds
from touchstone.rulebook.penalties import breach as engine
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.simulation import Outcome, Period, Simulation, simulate

MOST = 50_000
NEEDED = ("seller__root", "shop", "right", "listing_version__listing")


@dataclass(frozen=True, slots=True)
class Line:
    """One seller under both codes."""

    seller: str
    name: str
    now: Outcome
    then: Outcome

    @property
    def more_points(self) -> int:
        """Points under the other code above those under the one that applies."""
        return self.then.points - self.now.points

    @property
    def more_measures(self) -> int:
        """The same of measures."""
        return self.then.measures.total() - self.now.measures.total()

    @property
    def differs(self) -> bool:
        """Whether the other code would have done anything else to this seller."""
        return (self.now.measures, self.now.closed_at is None) != (self.then.measures, self.then.closed_at is None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both simulations; `matched`: kind → kind of the other code, empty where it has none; `unmatched` breaches."""

    now: Simulation
    then: Simulation
    lines: Sequence[Line]
    matched: Mapping[str, str]
    unmatched: int


def compare_codes(known: PenaltyCode, other: PenaltyCode, at: datetime, days: int) -> Comparison:
    """The last `days`; what came before counts towards tiers. `other` applies as if it always had.

    Its rows that are not confirmed are applied too where it cannot run without them.
    """
    breaches = _breaches(at)
    if len(breaches) > MOST:
        raise TooManyBreachesError(count=len(breaches), most=MOST)
    period = Period(at - timedelta(days=days), at)
    other = other.as_if_always(at.astimezone(other.zone).date())
    pairs = sorted({(row.kind, row.ground) for row in breaches})
    counts = [counted(row) for row in breaches]
    now = _simulated(known, counts, match_kinds(pairs, None, known), period)
    matched = match_kinds(pairs, known, other)
    then = _simulated(other, counts, matched, period)
    told = {kind: matched.get(kind, "") for kind, _ in pairs}
    unmatched = sum(not told[row.kind] and period.holds(row.at) for row in counts)
    return Comparison(now, then, _lines(now, then), told, unmatched)


def _breaches(at: datetime) -> list[Breach]:
    rows = Breach.objects.filter(reversed_at=None, established_at__lt=at)
    return list(rows.select_related(*NEEDED).order_by("pk")[: MOST + 1])


def _simulated(
    code: PenaltyCode, breaches: Sequence[engine.Breach], matched: Mapping[str, str], period: Period
) -> Simulation:
    renamed = [replace(row, kind=matched.get(row.kind, row.kind)) for row in breaches]
    return simulate(code, renamed, period, with_unconfirmed=not code.is_runnable)


def _lines(now: Simulation, then: Simulation) -> list[Line]:
    ours, theirs = ({one.identity: one for one in each.outcomes} for each in (now, then))
    names = dict(Seller.objects.filter(public_id__in={*ours, *theirs}).values_list("public_id", "name"))
    nothing = Outcome("", 0, 0, 0, 0, Counter(), 0, None)
    return [
        Line(seller, names.get(seller, seller), ours.get(seller, nothing), theirs.get(seller, nothing))
        for seller in sorted({*ours, *theirs})
    ]
