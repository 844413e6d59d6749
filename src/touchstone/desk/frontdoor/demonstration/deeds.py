"""What was done wrong in the demonstration and what became of it, as rows."""

from dataclasses import dataclass

from touchstone.desk.leads.models import LeadVerdict

OWN = "own"
"""The seller of the cast, with two more sellers whose dossiers were merged into it: one identity, several shops."""
COUNTERFEIT, DANGEROUS, OTHER = LeadVerdict.COUNTERFEIT, LeadVerdict.DANGEROUS, LeadVerdict.OTHER_BREACH


@dataclass(frozen=True, slots=True)
class Deed:
    """A lead of `who` was decided and became a breach so many days ago.

    `appeal`: the verb that decided it, or `wait`; empty: there was none. `plant`: what is wrong with its measures on purpose.
    """

    who: str
    days: int
    verdict: LeadVerdict
    kind: str
    appeal: str = ""
    plant: str = ""


DEEDS = (
    Deed(OWN, 18, COUNTERFEIT, "counterfeit", appeal="reject"),
    Deed("second", 17, COUNTERFEIT, "counterfeit_grave"),
    Deed("third", 16, DANGEROUS, "dangerous", plant="still_ordered"),
    Deed(OWN, 15, OTHER, "misleading", appeal="uphold"),
    Deed("fourth", 13, COUNTERFEIT, "counterfeit_minor"),
    Deed("fifth", 12, COUNTERFEIT, "counterfeit", plant="wrong_term"),
    Deed("sixth", 11, COUNTERFEIT, "counterfeit_minor", plant="not_owed"),
    Deed("seventh", 10, COUNTERFEIT, "counterfeit", plant="late"),
    Deed(OWN, 9, COUNTERFEIT, "counterfeit"),
    Deed("eighth", 8, DANGEROUS, "dangerous", plant="missing"),
    Deed("second", 6, COUNTERFEIT, "counterfeit_grave", plant="wrong_order"),
    Deed("ninth", 5, OTHER, "misleading", plant="not_ordered"),
    Deed(OWN, 4, OTHER, "misleading"),
    Deed(OWN, 2, OTHER, "unauthorised", appeal="wait"),
    Deed(OWN, 1, OTHER, "unauthorised"),
)
"""In the order of time. Under the model code: warnings, removals, a hidden shop, closed accounts."""
