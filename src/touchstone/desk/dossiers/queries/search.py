"""The search: which dossiers of a kind answer a question, best first, among those that may be seen."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Case, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from touchstone.desk.dossiers.models import SearchEntry, SearchKind
from touchstone.desk.dossiers.tokens import Query, tokens_wanted

Kinds = Sequence[tuple[SearchKind, QuerySet[Any] | None]]
FTS5 = "SELECT rowid FROM dossiers_search WHERE dossiers_search MATCH %s"
TSQUERY = "SELECT id FROM dossiers_searchentry WHERE vector @@ %s::tsquery"
WHOLE_ID, WHOLE_NAME, NAME_BEGINS, NAME_HOLDS, ELSEWHERE = range(5)


def entries_for(query: Query, *, few: bool = False) -> QuerySet[SearchEntry]:
    """The entries of every kind that hold what the query asks.

    With `few`, other conditions leave few entries: SQLite is then kept from pairing each of them with every answer
    of the index (a column plus nothing is no column that an index knows).
    """
    if query.is_empty:
        return SearchEntry.objects.none()
    entries: QuerySet[Any]
    if few and connection.vendor == "sqlite":
        entries = SearchEntry.objects.alias(place=F("pk") + 0).filter(place__in=_index(query)).order_by()
    else:
        entries = SearchEntry.objects.filter(pk__in=_index(query)).order_by()
    for run in query.runs:
        if len(run) > 2:  # its pairs are there, but do they stand side by side?
            entries = entries.filter(text__contains=run)
    return entries


def rank(query: Query) -> Case:
    """How well an entry answers: a whole id, the whole name, the beginning of the name, within the name, elsewhere."""
    asked = query.folded
    return Case(
        When(keys__contains=f"\n{asked}\n", then=Value(WHOLE_ID)),
        When(name=asked, then=Value(WHOLE_NAME)),
        When(name__startswith=asked, then=Value(NAME_BEGINS)),
        When(name__contains=asked, then=Value(NAME_HOLDS)),
        default=Value(ELSEWHERE),
        output_field=IntegerField(),
    )


def rows_found(query: Query, kinds: Kinds, *, few: bool = False) -> QuerySet[Any, Any]:
    """Groups `{row, rank}` of the entries found, each kind among the rows given with it (None: all of that kind).

    `few` says that these rows are few, so that the database begins with them and not with the answers of the index.
    """
    return _among(query, kinds, few).values("row").annotate(rank=Min(rank(query)))


def count_found(query: Query, kinds: Kinds, most: int, *, few: bool = False) -> int:
    """How many rows `rows_found` would give, counted to `most`; nothing is ranked for it."""
    return _among(query, kinds, few).values("row").distinct()[:most].count()


def _among(query: Query, kinds: Kinds, few: bool) -> QuerySet[SearchEntry]:
    # A kind plus nothing is no column that an index knows: else SQLite would look at every entry of the kind.
    entries = entries_for(query, few=few).alias(of_kind=F("kind") if few else Concat("kind", Value("")))
    among = Q(pk__in=())
    for kind, rows in kinds:
        own = Q(of_kind=kind.value)
        if rows is not None and few:
            own &= Q(row__in=rows.order_by().values("pk"))
        elif rows is not None:
            own &= Q(Exists(rows.order_by().filter(pk=OuterRef("row"))))
        among |= own
    return entries.filter(among)


def first_entries(query: Query, most: int) -> list[int]:
    """Keys of at most so many entries of any kind that the index finds, in its own order: the index stops there.

    Entries that hold the words whole are asked for first, and if they are enough, those that only begin so are not: the
    index would gather all of these before it gives the first one.
    """
    if query.is_empty:
        return []
    whole, begun = tokens_wanted(query)
    found = _first(_said([*whole, *begun], []), most) if begun else []
    return found if len(found) == most else _first(_said(whole, begun), most)


def holds(query: Query) -> Q:
    """Whether an entry with `padded` (its tokens, a space on either side) holds what the query asks, read without the index."""
    whole, begun = tokens_wanted(query)
    held = Q()
    for token in whole:
        held &= Q(padded__contains=f" {token} ")
    for word in begun:
        held &= Q(padded__contains=f" {word}")
    for run in query.runs:
        held &= Q(text__contains=run) if len(run) > 2 else Q()
    return held


def _index(query: Query) -> RawSQL:
    return RawSQL(FTS5 if connection.vendor == "sqlite" else TSQUERY, [_asked(query)])  # noqa: S611 - constant SQL


def _asked(query: Query) -> str:
    return _said(*tokens_wanted(query))


def _first(asked: str, most: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"{FTS5 if connection.vendor == 'sqlite' else TSQUERY} LIMIT %s", [asked, most])
        return [row[0] for row in cursor.fetchall()]


def _said(whole: Sequence[str], begun: Sequence[str]) -> str:
    """Tokens that must be there, and beginnings of tokens, as the index reads them: between quotes."""
    if connection.vendor == "sqlite":
        return " AND ".join([*(f'"{token}"' for token in whole), *(f'"{word}"*' for word in begun)])
    return " & ".join([*(f"'{token}'" for token in whole), *(f"'{word}':*" for word in begun)])
