"""A part of a simulation: the breaches of some sellers as they stood then, under the code that applied and the other one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Q, QuerySet

from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.models import Breach, CodeSimulation
from touchstone.desk.measures.queries.codes import any_code
from touchstone.rulebook.penalties import breach as engine
from touchstone.rulebook.penalties.breach import Breach as Counted
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.digest import add_breaches
from touchstone.rulebook.penalties.simulation import Outcome, Period, simulate

COLUMNS = ("seller_id", "public_id", "kind", "established_at", "listing_version__listing__public_id",
           "shop__public_id", "right__public_id", "holder")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codes:
    """Both codes of a simulation, ready to run; `other` applies as if it always had."""

    known: PenaltyCode
    other: PenaltyCode
    period: Period


@dataclass(frozen=True, slots=True)
class Pair:
    """One seller (row) under both codes; None: no breach in the period."""

    seller: int
    now: Outcome | None
    then: Outcome | None


@dataclass(frozen=True, slots=True)
class Part:
    """Sellers up to the row `place`; `unmatched` breaches of the period have no kind in the other code."""

    place: int
    breaches: int
    unmatched: int
    digest: str
    pairs: Sequence[Pair]


def codes_of(row: CodeSimulation) -> Codes:
    """What it compares; a code that cannot run is taken with its rows that are not confirmed."""
    known, other = any_code(row.against), any_code(row.code)
    at = row.created_at
    timeless = other.as_if_always(at.astimezone(other.zone).date())
    return Codes(known, timeless, Period(at - timedelta(days=row.days), at))


def breaches_as_of(row: CodeSimulation) -> QuerySet[Breach]:
    """The breaches that stood when it was asked for, also those that were reversed since."""
    stood = Q(reversed_at=None) | Q(reversed_at__gt=row.created_at)
    return Breach.objects.filter(stood, established_at__lt=row.created_at)


def next_part(row: CodeSimulation, codes: Codes, most: int) -> Part | None:
    """The next sellers with what both codes do to them; None: there are no more."""
    roots = list(
        Seller.objects.filter(root=None, pk__gt=row.place).order_by("pk").values_list("pk", "public_id")[:most]
    )
    if not roots:
        return None
    histories = history_of(row, dict(roots))
    matched = row.sums["matched"]
    digest, unmatched = row.digest, 0
    for root, _name in roots:
        if histories.get(root):
            digest = add_breaches(digest, histories[root])
            unmatched += sum(codes.period.holds(one.at) and one.kind not in matched["then"] for one in histories[root])
    told = [one for history in histories.values() for one in history]
    return Part(roots[-1][0], len(told), unmatched, digest, _paired(roots, told, codes, matched))


def history_of(row: CodeSimulation, roots: dict[int, str]) -> dict[int, list[Counted]]:
    """The breaches of these sellers (row → public id), over everything that was merged into them."""
    below = Seller.objects.filter(root__in=roots).values_list("pk", "root_id")
    owners = {**{root: root for root in roots}, **{pk: root for pk, root in below if root is not None}}
    rows = breaches_as_of(row).filter(seller__in=owners).order_by()
    found: dict[int, list[Counted]] = {}
    for seller, name, kind, at, listing, shop, right, holder in rows.values_list(*COLUMNS):
        root = owners[seller]
        one = engine.Breach(name, roots[root], kind, at, listing, shop, right or "", holder)
        found.setdefault(root, []).append(one)
    return found


def run_code(
    code: PenaltyCode, history: Iterable[Counted], matched: dict[str, str], period: Period
) -> tuple[Outcome, ...]:
    """The outcomes of everyone; kinds are those of the code."""
    renamed = [replace(one, kind=matched.get(one.kind, one.kind)) for one in history]
    return simulate(code, renamed, period, with_unconfirmed=not code.is_runnable).outcomes


def _paired(
    roots: Sequence[tuple[int, str]], told: Sequence[Counted], codes: Codes, matched: dict[str, dict[str, str]]
) -> list[Pair]:
    now = {one.identity: one for one in run_code(codes.known, told, matched["now"], codes.period)}
    then = {one.identity: one for one in run_code(codes.other, told, matched["then"], codes.period)}
    pairs = [Pair(row, now.get(name), then.get(name)) for row, name in roots]
    return [pair for pair in pairs if pair.now or pair.then]
