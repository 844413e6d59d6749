"""What is put under a right: the brands that are named in it, and the file that proves it."""

from collections.abc import Iterable
from typing import Any

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.dossiers.models import Brand, Right
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.proofs import shown_proof
from touchstone.desk.dossiers.queries.visible import visible_brands
from touchstone.desk.evidence.queries import found

Change = dict[str, list[Any]]


def name_brands(right: Right, brands: Iterable[str], by: Actor) -> Change:
    """Name these brands, which the actor must see; what it does not see of those that were named stays."""
    seen = visible_brands(by)
    wanted: set[Brand] = {find(seen, brand) for brand in brands}
    held = set(right.brands.all())
    kept = held - set(seen.filter(pk__in=[brand.pk for brand in held]))
    if held == wanted | kept:
        return {}
    node = may(by, Permission.REFERENCE_EDIT, Reach.NODE)
    right.brands.set(wanted | kept, through_defaults={"organisation_id": None if node else by.organisation_row})
    return {"brands": [sorted(brand.public_id for brand in some) for some in (held, wanted | kept)]}


def proof_of(right: Right, proof: str | None, by: Actor) -> str:
    """The evidence file to be named as proof: one that the actor sees. Raises NotThereError.

    To whom does not see the one that is named it is empty, so an empty answer leaves that one there.
    """
    if proof:
        return str(found(by, proof).public_id)
    return "" if shown_proof(by, right) else right.proof
