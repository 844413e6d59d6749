"""Enforced = owed: what the codes owe all identities against what is decided, stands and was ordered, some sellers at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.accounts import applied, owners_of
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.queries.ordered import ended_and_held, misordered
from touchstone.rulebook.penalties import breach as engine
from touchstone.rulebook.penalties.account import Owed
from touchstone.rulebook.penalties.enforced import Applied, Enforcement, compare
from touchstone.rulebook.penalties.keeping import account_of

GRACE = timedelta(hours=24)
SELLERS = 500
"""Sellers that are looked at together."""
READ = (
    "public_id", "row", "action", "starts", "until", "reversed_at", "breach__public_id", "breach__seller__public_id",
    "breach__seller__root__public_id", "breach__listing_version__listing__platform",
    "breach__listing_version__listing__platform_listing_id",
)  # fmt: skip
"""Columns of a measure: its statements and the texts of its listing are long."""
COLUMNS = ("seller_id", "code", "public_id", "kind", "established_at", "listing_version__listing__public_id",
           "shop__public_id", "right__public_id", "holder")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the report; `word` is the key of `what`, for programs; `at` when the measure was owed, or began."""

    word: str
    what: str | Promise
    seller: str
    breach: str
    row: str
    action: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """The balance of some sellers, up to the row `place`."""

    place: int
    breaches: int
    kept: int
    lines: Sequence[Difference]


WORDS = {
    "missing": _("owed, not decided"),
    "not_owed": _("decided, not owed"),
    "not_ordered": _("decided, not ordered"),
    "still_ordered": _("ended, still ordered"),
    "wrong_term": _("wrong term"),
    "wrong_order": _("ordered otherwise"),
    "late": _("began late"),
}
"""In the order in which they are told."""


def enforcement(now: datetime) -> Part:
    """The balance of the whole desk."""
    place, breaches, kept, lines = 0, 0, 0, list[Difference]()
    while (part := next_balance(place, now)) is not None:
        place, breaches, kept = part.place, breaches + part.breaches, kept + part.kept
        lines += part.lines
    return Part(place, breaches, kept, lines)


def differences(balance: Part) -> Iterator[Difference]:
    """Line by line, by sort; nothing where everything owed was decided and nothing else."""
    order = list(WORDS)
    yield from sorted(
        balance.lines, key=lambda line: (order.index(line.word), line.at, line.breach, line.row, line.action)
    )


def next_balance(place: int, now: datetime, most: int = SELLERS) -> Part | None:
    """Behind a seller (row): the next ones, with everything that was merged into them. None: there are no more."""
    roots = dict(Seller.objects.filter(root=None, pk__gt=place).order_by("pk").values_list("pk", "public_id")[:most])
    if not roots:
        return None
    owners = owners_of(roots)
    histories = _histories(roots, owners)
    owed = [
        debt
        for (identity, code), own in sorted(histories.items())
        for debt in account_of(confirmed(code), identity, own, now).owed
    ]
    measures = Measure.objects.filter(breach__seller__in=owners).order_by()
    measures = measures.select_related("breach__seller__root", "breach__listing_version__listing").only(*READ)
    standing = {measure.public_id: measure for measure in measures.filter(reversed_at=None)}
    balance = compare(owed, map(applied, standing.values()), at=now, grace=GRACE)
    wrong = {paid.id for _debt, paid in balance.wrong_term}
    kept = [standing[paid.id] for _debt, paid in balance.kept if paid.id not in wrong]
    ended = ended_and_held(measures, now - GRACE)
    orders = [*misordered(kept, owners, now), *(("still_ordered", measure) for measure in ended)]
    lines = [*_lines(balance), *(_line(word, applied(measure)) for word, measure in orders)]
    return Part(max(roots), sum(map(len, histories.values())), len(balance.kept), lines)


def _histories(roots: Mapping[int, str], owners: Mapping[int, int]) -> dict[tuple[str, str], list[engine.Breach]]:
    """The standing breaches of each identity under each code."""
    found: dict[tuple[str, str], list[engine.Breach]] = {}
    rows = Breach.objects.filter(reversed_at=None, seller__in=owners).order_by()
    for seller, code, name, kind, at, listing, shop, right, holder in rows.values_list(*COLUMNS):
        identity = roots[owners[seller]]
        row = engine.Breach(name, identity, kind, at, listing, shop, right or "", holder)
        found.setdefault((identity, code), []).append(row)
    return found


def _lines(balance: Enforcement) -> Iterator[Difference]:
    yield from (_line("missing", owed) for owed in balance.missing)
    yield from (_line("not_owed", measure) for measure in balance.not_owed)
    yield from (_line("late", owed) for owed, _measure in balance.late)
    yield from (_line("wrong_term", owed) for owed, _measure in balance.wrong_term)


def _line(word: str, one: Owed | Applied) -> Difference:
    return Difference(word, WORDS[word], one.identity, one.breach, one.row, one.action.value, one.from_at)


def tracks_by_row(codes: Collection[str]) -> Mapping[str, str]:
    """Row of a code → the track it belongs to, for rows that have one."""
    rows = (row for code in codes for row in confirmed(code).rows())
    return {row.code: track for row in rows if (track := getattr(row, "track", ""))}
