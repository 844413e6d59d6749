"""Words of the queue's search: a rare word begins with the index of the search, a common one with the queue."""

from typing import Any

from django.db.models import BooleanField, Case, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Concat

from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.dossiers.models import SearchEntry, SearchKind
from touchstone.desk.dossiers.queries.search import first_entries, holds
from touchstone.desk.dossiers.tokens import Query, read_query
from touchstone.desk.leads.models import Lead

TEXT: Any = TextField()
FEW = 5_000
"""Entries that are looked up one by one; of a million leads, a word with more is met soon on the way along the queue."""


def with_words(rows: QuerySet[Lead], question: str) -> QuerySet[Lead]:
    """The leads whose listing answers the question; it costs one query of its own, whatever is found."""
    query = read_query(question)
    found = first_entries(query, FEW + 1)
    entries = SearchEntry.objects.filter(kind=SearchKind.LISTING).order_by()
    padded = entries.alias(padded=Concat(Value(" "), "words", Value(" "), output_field=TEXT))
    if len(found) <= FEW:
        answers = padded.filter(holds(query), pk__in=one_of_rows(found))
        return rows.filter(listing__in=answers.values("row"))
    return rows.alias(answers=_answers(padded, query)).filter(answers=True)


def _answers(padded: QuerySet[SearchEntry], query: Query) -> Subquery:
    """Asked of each lead on the way: a value, not a condition, so that the database does not begin with the entries."""
    output: Any = BooleanField()
    said = Case(When(holds(query), then=Value(True)), default=Value(False), output_field=output)
    return Subquery(padded.filter(row=OuterRef("listing")).values(said=said), output_field=output)
