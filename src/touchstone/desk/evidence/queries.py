"""Evidence files that an actor may see, and which contents are named by a row."""

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.evidence.models import EvidenceFile


def visible_to(actor: Actor) -> QuerySet[EvidenceFile]:
    """The files of the own organisation, newest first; of every one for who works on the node itself."""
    ours = Q(organisation_id=actor.organisation_row)
    return EvidenceFile.objects.filter(within(actor, Permission.EVIDENCE_VIEW, ours=ours))


def found(actor: Actor, public_id: str) -> EvidenceFile:
    """One file; what may not be seen is not there."""
    file = visible_to(actor).filter(public_id=public_id).first()
    if file is None:
        raise NotThereError
    return file


def is_named(digest: str) -> bool:
    """Whether any row names this content, as a file or as a preview; asked by the sweep."""
    return EvidenceFile.objects.filter(Q(digest=digest) | Q(preview_digest=digest)).exists()
