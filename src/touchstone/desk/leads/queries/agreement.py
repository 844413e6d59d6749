"""How far two reviewers agree: over all, on each verdict, for each pair of people."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.leads.queries.deciding import names_of
from touchstone.desk.leads.queries.second_reviews import compared
from touchstone.figures.agreement import Agreement, Pair, agreement_of, agreement_on


@dataclass(frozen=True, slots=True)
class Compared:
    """`verdicts` and `pairs` hold key and agreement; the key of a pair is (who decided first or second, the other)."""

    overall: Agreement
    verdicts: Sequence[tuple[LeadVerdict, Agreement]]
    pairs: Sequence[tuple[tuple[str, str], Agreement]]


def agreement(actor: Actor) -> Compared:
    """Measured from the closed second reviews, in one question; a pair is the same whoever of the two was first."""
    asked = (
        compared(actor).order_by().values_list("first_by", "second__decided_by", "first__verdict", "second__verdict")
    )
    cells: Counter[Pair] = Counter()
    people: dict[tuple[str, str], Counter[Pair]] = defaultdict(Counter)
    for first_by, second_by, first, second, count in asked.annotate(Count("pk")):
        cells[first, second] += count
        key, said = ((first_by, second_by), (first, second))
        if first_by > second_by:
            key, said = (second_by, first_by), (second, first)
        people[key][said] += count
    verdicts = [(each, agreement_on(each.value, cells)) for each in LeadVerdict]
    ordered = sorted(people.items(), key=lambda item: (-item[1].total(), item[0]))
    return Compared(agreement_of(cells), verdicts, [(key, agreement_of(said)) for key, said in ordered])


def named_pairs(found: Compared) -> Sequence[tuple[str, Agreement]]:
    """The pairs by the names of the people."""
    names = names_of(each for key, _ in found.pairs for each in key)
    return [(" · ".join(names.get(each, each) for each in key), value) for key, value in found.pairs]
