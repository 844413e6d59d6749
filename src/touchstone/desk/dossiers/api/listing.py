"""How every list of dossiers is asked for over the API."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.queries.kinds import KIND_BY_KEY
from touchstone.desk.dossiers.queries.pages import Asked, matching
from touchstone.desk.dossiers.shapes.parts import DossiersAsked


def rows_of(kind: str, actor: Actor, now: datetime, asked: DossiersAsked) -> QuerySet[Any]:
    """The rows of a kind that one may see and that fit, each with what is shown beside it."""
    held = KIND_BY_KEY[kind]
    filters = {name: str(value) for name in held.filters if (value := getattr(asked, name, None)) is not None}
    rows = matching(held, actor, now, Asked(question=asked.q, filters=filters))
    return rows.select_related(*held.related).prefetch_related(*held.collected)
