"""Kinds of breach of one code in another: by their key, else by what they are about and how much they weigh."""

from collections.abc import Iterable, Mapping

from touchstone.exchange.dsa.measure_rows import find_matter
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.rows import BreachKind

ALIKE = {"counterfeit": "infringement", "infringement": "counterfeit"}
"""What is taken where a code has no kind about the matter itself."""


def match_kinds(grounds: Iterable[tuple[str, str]], known: PenaltyCode | None, other: PenaltyCode) -> Mapping[str, str]:
    """Kind → kind of `other`, of (kind, row of its code) pairs; one that is about nothing of it is left out.

    Rows that are not confirmed are taken only where the code cannot run without them, as simulations apply it.

    Among several the one stands for it whose place by points, among those of its matter, is nearest.
    """
    applied = tuple(row for row in other.kinds if row.is_enabled or not other.is_runnable)
    theirs = {row.key: row for row in applied}
    found: dict[str, str] = {}
    for kind, ground in grounds:
        match = theirs.get(kind) or _nearest(kind, ground, known, applied)
        if match is not None:
            found[kind] = match.key
    return found


def _nearest(kind: str, ground: str, known: PenaltyCode | None, applied: Iterable[BreachKind]) -> BreachKind | None:
    matter = _matter(ground)
    theirs = _about(applied, matter) or _about(applied, ALIKE.get(matter, ""))
    if not theirs:
        return None
    ours = [row.key for row in _about(known.kinds if known else (), matter)]
    share = ours.index(kind) / max(len(ours) - 1, 1) if kind in ours else 0.5
    return theirs[round(share * (len(theirs) - 1))]


def _about(kinds: Iterable[BreachKind], matter: str) -> list[BreachKind]:
    """The kinds about a matter, the lightest first; a strike weighs more than points."""
    fitting = [row for row in kinds if matter and _matter(row.code) == matter]
    return sorted(fitting, key=lambda row: (row.is_strike, row.points, row.key))


def _matter(code: str) -> str:
    found = find_matter(code)
    return found.key if found else ""
