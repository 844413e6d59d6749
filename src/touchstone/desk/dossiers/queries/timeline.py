"""The timeline of a dossier as somebody may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from touchstone.desk.audit.queries.timeline import SHOWN, timeline
from touchstone.desk.audit.sentences import Told
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Brand, Listing, Product, Right, Seller, Shop

Dossier = Seller | Shop | Listing | Brand | Right | Product


@dataclass(frozen=True, slots=True)
class Opened:
    """How a dossier came that nobody added: an import tells of its batches, not of each row."""

    at: datetime

    @property
    def sentence(self) -> str:
        """In the reader's language."""
        return gettext("The dossier was opened by an import.")


def timeline_of(actor: Actor, dossier: Dossier) -> Sequence[Told | Opened]:
    """The latest events about a dossier that this reader may know of, newest first."""
    told = timeline(dossier, actor)
    was_added = any(each.event.kind == f"{dossier.SUBJECT_KIND}_added" for each in told)
    return told if was_added or len(told) == SHOWN else [*told, Opened(dossier.created_at)]
