"""How precise rules were and how far reviewers agree, decision by decision."""

import math
from collections.abc import Iterator, Sequence

from touchstone.figures.recount.numbers import Number, Span, Z, share
from touchstone.figures.recount.record import Record
from touchstone.figures.recount.rows import DecisionRow, LeadRow
from touchstone.figures.recount.service import Key

BREACHES = ("counterfeit", "dangerous", "other_breach")
UNCLEAR = "cannot_tell"
VERDICTS = (*BREACHES, "fine", UNCLEAR)
Pair = tuple[str, str]
Counted = list[tuple[LeadRow, DecisionRow]]


def counted_leads(record: Record) -> Counted:
    """The decided leads that a ruleset found, each with its last verdict that stands; what is drawn waits until it is over."""
    second = {review.lead for review in record.reviews}
    drawn = {review.first for review in record.reviews if review.is_open}
    last = {each.lead: each for each in record.decisions if not each.taken_back}
    found = [(lead, last[lead.lead]) for lead in record.leads if lead.decided and lead.ruleset and lead.lead in last]
    return [(lead, last) for lead, last in found if lead.lead not in second and last.decision not in drawn]


def precision_numbers(rows: Counted, span: Span) -> Iterator[tuple[Key, Number]]:
    """Of all that rulesets found, of each ruleset, and of each signal; `rows` as `counted_leads` gives them."""
    held = [(lead, decision.holds) for lead, decision in rows if span.holds(decision.decided)]
    yield ("precision", "share"), _precision([holds for _, holds in held])
    for ruleset in sorted({lead.ruleset for lead, _ in held}):
        yield ("precision.ruleset", ruleset), _precision([holds for lead, holds in held if lead.ruleset == ruleset])
    for signal in sorted({signal for lead, _ in held for signal in lead.signals}):
        yield ("precision.signal", signal), _precision([holds for lead, holds in held if signal in lead.signals])


def kappa_numbers(record: Record, span: Span) -> Iterator[tuple[Key, Number]]:
    """Over all second reviews that were answered, on each verdict against the others, and for each two reviewers."""
    by_id = {decision.decision: decision for decision in record.decisions}
    closed = [(by_id[each.first], by_id[each.second]) for each in record.reviews if each.second and not each.is_open]
    both = [(first, second) for first, second in closed if span.holds(second.decided)]
    yield ("agreement", "kappa"), kappa([(first.verdict, second.verdict) for first, second in both])
    for verdict in VERDICTS:
        said = [(str(first.verdict == verdict), str(second.verdict == verdict)) for first, second in both]
        yield ("agreement.verdict", verdict), kappa(said)
    people = sorted({tuple(sorted((first.reviewer, second.reviewer))) for first, second in both})
    for one, other in people:
        yield ("agreement.pair", f"{one} · {other}"), kappa(_of_two(both, one, other))


def kappa(pairs: Sequence[Pair]) -> Number:
    """Cohen's kappa, its interval by the delta method: kappa's slope in the share of each pair of answers.

    `count` of `of` are equal; the value is None where chance alone explains all.
    """
    n, same = len(pairs), sum(first == second for first, second in pairs)
    answers = sorted({answer for pair in pairs for answer in pair})
    if len(answers) < 2:
        return Number(None, same, n)
    rows = {answer: sum(first == answer for first, _ in pairs) / n for answer in answers}
    columns = {answer: sum(second == answer for _, second in pairs) / n for answer in answers}
    agreed, chance = same / n, sum(rows[answer] * columns[answer] for answer in answers)
    value = (agreed - chance) / (1 - chance)
    slopes = [
        ((first == second) * (1 - chance) + (columns[first] + rows[second]) * (agreed - 1)) / (1 - chance) ** 2
        for first, second in pairs
    ]
    mean = sum(slopes) / n
    half = Z * math.sqrt(sum((slope - mean) ** 2 for slope in slopes) / n / n)
    return Number(round(value, 6), same, n, 0, round(max(-1.0, value - half), 6), round(min(1.0, value + half), 6))


def _of_two(both: Sequence[tuple[DecisionRow, DecisionRow]], one: str, other: str) -> list[Pair]:
    """What each of two people answered, whoever of them was first."""
    straight = [(a.verdict, b.verdict) for a, b in both if (a.reviewer, b.reviewer) == (one, other)]
    turned = [(b.verdict, a.verdict) for a, b in both if (b.reviewer, a.reviewer) == (one, other) and one != other]
    return straight + turned


def _precision(holds: Sequence[str]) -> Number:
    known = [verdict in BREACHES for verdict in holds if verdict != UNCLEAR]
    return share(known, len(holds) - len(known))
