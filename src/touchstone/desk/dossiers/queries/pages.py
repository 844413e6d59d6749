"""Pages of lists: what was asked for, filtered, searched, sorted, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import SearchKind, Verdict
from touchstone.desk.dossiers.queries.cursors import Cursor, read_cursor
from touchstone.desk.dossiers.queries.kinds import KIND_BY_KEY, TITLE, DossierKind
from touchstone.desk.dossiers.queries.search import count_found, rows_found
from touchstone.desk.dossiers.queries.twins import claimed_again
from touchstone.desk.dossiers.queries.visible import sees_everything, sees_scores, visible_shops
from touchstone.desk.dossiers.tokens import Query, read_query

PAGE = 50
COUNTED = 10_000
BEST = ""
FOUND = (Verdict.REVIEW, Verdict.BLOCK)
NUMBER = "number"
"""The filter for dossiers whose number another one has too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as somebody asks for it; `sort` is a word of the kind's sorts, with "-" before it backwards, or empty."""

    question: str = ""
    sort: str = BEST
    filters: Mapping[str, str] = field(default_factory=dict)
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`previous` and `next` are cursors or empty; `total` is None above COUNTED."""

    rows: Sequence[Any]
    previous: str
    next: str
    total: int | None


def page_of(kind: DossierKind, actor: Actor, now: datetime, asked: Asked, size: int = PAGE) -> Page:
    """One page; the permission is part of the query, so what may not be seen is neither shown nor counted."""
    query = read_query(asked.question)
    rows = matching(kind, actor, now, asked)
    if asked.question.strip() and not asked.sort.lstrip("-"):
        kinds = searched(kind, actor, now, rows if asked.filters else None)
        few = _sees_few(kind, actor)
        found = rows_found(query, kinds, few=few)
        keys, previous, then = _cut(found, "rank", "row", read_cursor(asked.cursor, int), size, False, True)
        held = _with_related(kind, kind.listed(actor, now)).in_bulk([key["row"] for key in keys])
        page = [held[key["row"]] for key in keys if key["row"] in held]
        total = count_found(query, kinds, COUNTED + 1, few=few)
        return Page(kind.shown(actor, now, page), previous, then, total if total <= COUNTED else None)
    word = asked.sort.removeprefix("-")
    word = word if word != "score" or sees_scores(actor) else ""
    column = kind.sorts.get(word, "id")
    backwards = asked.sort.startswith("-") or word not in kind.sorts
    numeric: Any = {"id": int, "score": (float, int)}
    cursor = read_cursor(asked.cursor, numeric.get(column, str))
    sorted_rows, key = (_with_title(rows), "latest_listing") if column == TITLE else (rows, "id")
    held_rows, previous, then = _cut(_with_related(kind, sorted_rows), column, key, cursor, size, backwards, backwards)
    return Page(kind.shown(actor, now, held_rows), previous, then, _count(rows))


def matching(kind: DossierKind, actor: Actor, now: datetime, asked: Asked) -> QuerySet[Any]:
    """All rows that were asked for, in no order."""
    rows = kind.listed(actor, now).order_by()
    if asked.filters.get("shop") and not sees_everything(actor):
        rows = rows.filter(shop__in=visible_shops(actor, now).order_by().values("pk"))
    for name, value in asked.filters.items():
        if name in kind.filters and value:
            rows = rows.filter(_fits(kind.filters[name], "" if value == "none" else value, actor))
    if kind.is_numbered and asked.filters.get(NUMBER):
        rows = claimed_again(rows, kind.listed(actor, now))
    if "accounts" in "".join(kind.filters.values()):
        rows = rows.distinct()
    query = read_query(asked.question)
    if asked.question.strip():
        rows = rows.filter(pk__in=answers(kind, actor, now, query, None).values("row"))
    return rows


def _fits(column: str, value: str, actor: Actor) -> Q:
    """To a seller every finding is the same: asking for one verdict gives no answer on how near it is to another."""
    if column == "verdict" and value in FOUND and not sees_scores(actor):
        return Q(verdict__in=FOUND)
    return Q(**{column: value})


def answers(
    kind: DossierKind, actor: Actor, now: datetime, query: Query, among: QuerySet[Any] | None
) -> QuerySet[Any, Any]:
    """Groups `{row, rank}` of the dossiers of a kind that answer the query."""
    return rows_found(query, searched(kind, actor, now, among), few=_sees_few(kind, actor))


def count_answers(kind: DossierKind, actor: Actor, now: datetime, question: str, most: int) -> int:
    """How many dossiers of a kind answer a question, counted to `most`."""
    kinds = searched(kind, actor, now, None)
    return count_found(read_query(question), kinds, most, few=_sees_few(kind, actor))


def searched(
    kind: DossierKind, actor: Actor, now: datetime, among: QuerySet[Any] | None
) -> list[tuple[SearchKind, QuerySet[Any] | None]]:
    """The kinds of entry that the search of a kind looks through, each with the rows that may be found."""
    listed = kind.listed(actor, now) if among is None else among
    whole = among is None and kind.contacts is None and sees_everything(actor, kind.permission)
    kinds: list[tuple[SearchKind, QuerySet[Any] | None]] = [(kind.search, None if whole else listed)]
    if kind.contacts is not None:
        kinds.append((SearchKind.CONTACT, kind.contacts(actor, now).filter(pk__in=listed.order_by().values("pk"))))
    return kinds


def ids_found(actor: Actor, now: datetime, kind: str, question: str, most: int = PAGE) -> list[int]:
    """The rows of the best answers, best first."""
    found = answers(KIND_BY_KEY[kind], actor, now, read_query(question), None).order_by("rank", "-row")
    return [each["row"] for each in found[:most]]


def _sees_few(kind: DossierKind, actor: Actor) -> bool:
    return not sees_everything(actor, kind.permission)


def _with_related(kind: DossierKind, rows: QuerySet[Any]) -> QuerySet[Any]:
    return (
        rows.select_related(*kind.related).prefetch_related(*kind.collected) if kind.related or kind.collected else rows
    )


def _with_title(rows: QuerySet[Any]) -> QuerySet[Any]:
    """TITLE and its listing are columns of one index, so that the database reads them in their order."""
    latest: QuerySet[Any] = rows.filter(versions__number=F("versions_count"))
    titled: QuerySet[Any] = latest.annotate(
        **{TITLE: F("versions__title"), "latest_listing": F("versions__listing_id")}
    )
    return titled


def _count(rows: QuerySet[Any, Any]) -> int | None:
    found = rows[: COUNTED + 1].count()
    return found if found <= COUNTED else None


def _cut(
    rows: QuerySet[Any, Any], column: str, key: str, cursor: Cursor | None, size: int, down: bool, key_down: bool
) -> tuple[list[Any], str, str]:
    """(a page, the cursor before it, the cursor behind it) of rows sorted by `column`, then by `key`."""
    back = cursor is not None and cursor.back
    if cursor is not None:
        rows = rows.filter(_beyond(column, key, cursor, down != back, key_down != back))
    order = [f"{'-' if way != back else ''}{name}" for name, way in ((column, down), (key, key_down))]
    found = list(rows.order_by(*dict.fromkeys(order))[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return [], "", ""
    has_previous = more if back else cursor is not None
    has_next = more or back
    previous = Cursor(*_place(found[0], column, key), back=True).to_text() if has_previous else ""
    return found, previous, Cursor(*_place(found[-1], column, key)).to_text() if has_next else ""


def _beyond(column: str, key: str, cursor: Cursor, down: bool, key_down: bool) -> Q:
    past = Q(**{f"{column}__{'lt' if down else 'gt'}": cursor.value})
    return past | Q(**{column: cursor.value, f"{key}__{'lt' if key_down else 'gt'}": cursor.row})


def _place(row: Any, column: str, key: str) -> tuple[Any, int]:
    return (row[column], row[key]) if isinstance(row, dict) else (getattr(row, column), getattr(row, key))
