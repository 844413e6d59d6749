"""Decided leads like this one: of the same brand as entered and category, with words of the title in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.tokens import fold, tokens_of
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.visible import visible_to
from touchstone.desk.leads.transitions import DECIDED

CANDIDATES = 200
"""Of the same brand and category, those that came last."""
SHOWN = 5
LEAST = 0.2
"""Of all their words together, what two titles must share."""
NAMED = 6
SHORT = 2


@dataclass(frozen=True, slots=True)
class Similar:
    """A decided lead, how much of the words of both titles they share (0 to 1), and the longest stretches that stand in both."""

    lead: Lead
    likeness: float
    shared: Sequence[str]


def similar_decided(actor: Actor, lead: Lead) -> Sequence[Similar]:
    """The most alike first; the same number of queries whatever there is."""
    same = visible_to(actor).filter(waiting=False, brand_text=lead.brand_text, category=lead.category)
    rows = same.exclude(pk=lead.pk).select_related("listing_version", "screening").order_by("-pk")[:CANDIDATES]
    own = title_words(lead.listing_version.title)
    found = [(likeness(own, title_words(each.listing_version.title)), each) for each in rows if each.status == DECIDED]
    near = sorted((pair for pair in found if pair[0] >= LEAST), key=lambda pair: (-pair[0], -pair[1].pk))
    return [_compare(lead, each, alike) for alike, each in near[:SHOWN]]


def title_words(title: str) -> frozenset[str]:
    """Words, and of texts without spaces each two neighbours; single characters say too little."""
    return frozenset(token for token in tokens_of(fold(title)) if len(token) >= SHORT)


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Jaccard's index: what both have of what either has."""
    return len(left & right) / (len(left | right) or 1)


def _compare(own: Lead, other: Lead, alike: float) -> Similar:
    left, right = fold(own.listing_version.title), fold(other.listing_version.title)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    runs = {left[block.a : block.a + block.size].strip() for block in blocks}
    shared = sorted((run for run in runs if len(run) >= SHORT), key=lambda run: (-len(run), run))
    return Similar(other, alike, shared[:NAMED])
