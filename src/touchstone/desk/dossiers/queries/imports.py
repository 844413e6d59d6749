"""Imports as somebody may see them."""

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.rules import within
from touchstone.desk.dossiers.models import Import


def visible_imports(actor: Actor) -> QuerySet[Import]:
    """All, with the reach of the node; without their contents, which may be large."""
    return Import.objects.filter(within(actor, Permission.DOSSIER_IMPORT)).defer("content")
