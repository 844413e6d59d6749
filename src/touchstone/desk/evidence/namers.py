"""How evidence files are called in sentences of the record."""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.namers import Named, Namer
from touchstone.desk.authority.actor import Actor
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.queries import visible_to

MOST = 20
"""Found by a text."""


def _files(actor: Actor, ids: Collection[str]) -> Mapping[str, Named]:
    rows = visible_to(actor).filter(public_id__in=ids)
    return {row.public_id: Named(row.shown_name, reverse("evidence_detail", args=[row.public_id])) for row in rows}


def _find(actor: Actor, text: str) -> Iterable[str]:
    return visible_to(actor).filter(name__icontains=text).values_list("public_id", flat=True)[:MOST]


NAMER = Namer(EvidenceFile.SUBJECT_KIND, _("an evidence file"), _files, _find, seen=visible_to)
