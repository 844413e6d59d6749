"""The lines of “enforced = owed” as people look through them: with names, codes and tracks, searched and narrowed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.models import Balance, Breach
from touchstone.desk.measures.queries.enforced import WORDS, Difference, differences, enforcement, tracks_by_row

AT_ONCE = 5_000
"""Breaches of the node up to which a page computes the balance itself."""
KEPT = 10_000
"""Lines of a balance that are kept; all are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A difference with the names of what it speaks of; `month` is that in which the measure was owed or began."""

    difference: Difference
    name: str
    shop: str
    code: str
    track: str
    month: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and how many measures are kept; `row` is the balance that was kept, where a reader cannot wait."""

    lines: list[Line]
    kept: int
    row: Balance | None = None


def report_at(now: datetime) -> Report:
    """The balance as of now, or the last one that was computed in the background; empty where there is none yet."""
    if not is_large():
        balance = enforcement(now)
        return Report(named_lines(list(differences(balance))), balance.kept)
    row = Balance.objects.exclude(ended_at=None).first()
    return Report(named_lines(lines_kept(row)), row.kept, row) if row else Report([], 0)


def is_large() -> bool:
    """Whether a page cannot wait for the balance."""
    return Breach.objects.filter(reversed_at=None).count() > AT_ONCE


def kept_lines(lines: Iterable[Difference]) -> list[dict[str, Any]]:
    """As they are written down."""
    return [{**asdict(line), "what": "", "at": line.at.isoformat()} for line in lines]


def lines_kept(row: Balance) -> list[Difference]:
    """As they were written down."""
    said = ({**line, "what": WORDS[line["word"]], "at": datetime.fromisoformat(line["at"])} for line in row.lines)
    return [Difference(**line) for line in said]


def named_lines(found: Sequence[Difference]) -> list[Line]:
    """Each with its names, in a few questions however many they are."""
    names = _by_id(Seller, {line.seller for line in found}, "name")
    breaches = _by_id(Breach, {line.breach for line in found}, "code", "shop__name")
    tracks = tracks_by_row({code for code, _shop in breaches.values()})
    return [
        Line(
            line,
            names.get(line.seller, (line.seller,))[0],
            breaches[line.breach][1],
            breaches[line.breach][0],
            tracks.get(line.row, ""),
            f"{line.at:%Y-%m}",
        )
        for line in found
        if line.breach in breaches
    ]


def narrowed(lines: Iterable[Line], asked: Mapping[str, str]) -> list[Line]:
    """Those that fit: `q` in the name of the seller or shop, or an id; the others are equal."""
    words = asked.get("q", "").casefold()

    def fits(line: Line) -> bool:
        one = line.difference
        ids = (one.seller.casefold(), one.breach.casefold(), one.row.casefold())
        found = not words or words in line.name.casefold() or words in line.shop.casefold() or words in ids
        same = {"what": one.word, "code": line.code, "track": line.track, "month": line.month, "seller": one.seller}
        return found and all(asked.get(name, "") in ("", value) for name, value in same.items())

    return [line for line in lines if fits(line)]


def _by_id(model: Any, ids: set[str], *columns: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    wanted = sorted(ids)
    for place in range(0, len(wanted), 500):
        rows = model.objects.filter(public_id__in=wanted[place : place + 500])
        found |= {name: tuple(values) for name, *values in rows.order_by().values_list("public_id", *columns)}
    return found
