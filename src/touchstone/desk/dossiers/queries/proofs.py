"""The evidence file that proves a right, for whoever may see the file too."""

from collections.abc import Iterable

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Right
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.queries import visible_to


def shown_proof(actor: Actor, right: Right) -> EvidenceFile | None:
    """None also where a file is named that this reader may not see."""
    return visible_to(actor).filter(public_id=right.proof).first() if right.proof else None


def proofs_among(actor: Actor, rows: Iterable[Right]) -> set[str]:
    """Public ids of the files that prove these rights and that this reader may see, in one query."""
    named = {row.proof for row in rows if row.proof}
    seen = visible_to(actor).filter(public_id__in=named) if named else EvidenceFile.objects.none()
    return set(seen.values_list("public_id", flat=True))
