"""The sums of a simulation while its parts come in: under each code, by action and month."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from touchstone.desk.measures.queries.simulating import Pair, Part
from touchstone.rulebook.penalties.simulation import Outcome

COUNTED = ("points", "strikes", "days")
SIDES = ("now", "then")


def empty_sums(matched: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Nothing yet. `matched`: kind → kind of the code, for each side."""
    each = {"sellers": 0, **dict.fromkeys(COUNTED, 0), "closed": 0, "measures": {}, "months": {}, "spread": {}}
    return {"matched": matched, "unmatched": 0, "differing": 0, "now": each, "then": {**each}}


def add_part(sums: dict[str, Any], part: Part) -> dict[str, Any]:
    """The sums with this part."""
    told = {**sums, "unmatched": sums["unmatched"] + part.unmatched}
    told["differing"] += sum(differs(pair) for pair in part.pairs)
    for side in SIDES:
        outcomes = [one for pair in part.pairs if (one := getattr(pair, side)) is not None]
        told[side] = _added(sums[side], outcomes)
    return told


def differs(pair: Pair) -> bool:
    """Whether the other code does anything else to this seller."""
    return _done(pair.now) != _done(pair.then)


def _done(one: Outcome | None) -> tuple[dict[Any, int], bool]:
    return ({}, False) if one is None else (dict(one.measures), one.closed_at is not None)


def _added(side: dict[str, Any], outcomes: Iterable[Outcome]) -> dict[str, Any]:
    told = {
        **side,
        "measures": Counter(side["measures"]),
        "months": Counter(side["months"]),
        "spread": Counter(side["spread"]),
    }
    for one in outcomes:
        told["sellers"] += 1
        told["closed"] += one.closed_at is not None
        for name in COUNTED:
            told[name] += getattr(one, name)
        told["measures"].update({action.value: count for action, count in one.measures.items()})
        told["months"].update(
            {f"{month:%Y-%m} {action.value}": count for (month, action), count in one.by_month.items()}
        )
        told["spread"][str(one.points)] += 1
    return {name: dict(value) if isinstance(value, Counter) else value for name, value in told.items()}
