"""Pictures of a listing: those that the node keeps are shown, drawn anew by it; others are named, never loaded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from touchstone.desk.authority.actor import Actor
from touchstone.desk.evidence.queries import visible_to

MOST = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """`source` as the listing has it; `preview` and `page` are addresses of the desk, empty where nothing is kept."""

    source: str
    preview: str = ""
    page: str = ""


def pictures_of(actor: Actor, images: Iterable[object]) -> Sequence[Picture]:
    """The first twenty. An entry that is the id of an evidence file which the actor may see has a preview.

    An address elsewhere is never loaded: whoever serves it would learn who looks at what, and when.
    """
    named = [str(image) for image in images][:MOST]
    kept = visible_to(actor).filter(public_id__in=named).exclude(preview_digest="")
    ids = set(kept.values_list("public_id", flat=True))
    return [_kept(name) if name in ids else Picture(name) for name in named]


def _kept(file: str) -> Picture:
    return Picture(
        file, reverse("evidence_preview", kwargs={"file": file}), reverse("evidence_detail", kwargs={"file": file})
    )
