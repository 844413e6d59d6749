"""Evidence files that an actor may see, and which contents are named by a row."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.evidence.models import EvidenceFile

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some files; `next` is the cursor of the page after, or empty; `total` counts all that may be seen."""

    rows: list[EvidenceFile]
    next: str
    total: int
    previous: str = ""


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


def found_with_preview(actor: Actor, public_id: str) -> EvidenceFile:
    """One file that has a preview."""
    file = found(actor, public_id)
    if not file.preview_digest:
        raise NotThereError
    return file


def page_of(actor: Actor, cursor: str, size: int = PAGE) -> Page:
    """One page of the files that may be seen, newest first; `cursor` is the id of the last file of the page before."""
    rows = visible_to(actor)
    total = rows.count()
    last = rows.filter(public_id=cursor).first() if cursor else None
    if last is not None:
        older = Q(captured_at__lt=last.captured_at) | Q(captured_at=last.captured_at, pk__lt=last.pk)
        rows = rows.filter(older)
    shown = list(rows[: size + 1])
    return Page(shown[:size], shown[size - 1].public_id if len(shown) > size else "", total)


def is_named(digest: str) -> bool:
    """Whether any row names this content, as a file or as a preview; asked by the sweep."""
    return EvidenceFile.objects.filter(Q(digest=digest) | Q(preview_digest=digest)).exists()
