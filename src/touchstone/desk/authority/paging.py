"""Pages by sequence: rows in the order in which they were written, each exactly once, whatever is written meanwhile."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.request import QueryDict
from pydantic import Field

from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.authority.shapes import Asked, Told

Row = TypeVar("Row", bound=Model)
Filled = TypeVar("Filled", bound="Page")


class PageAsked(Asked):
    """Which page: the place after which it begins, and how much is on it."""

    after: str = Field("", json_schema_extra={"format": "cursor"}, description="The `cursor` of the page before.")
    limit: int = Field(100, ge=1, le=1000, description="How many objects at most.")


class Page(Told):
    """One page. `next` is the address of the page behind it, null where nothing more is there now.

    `cursor` stands behind the last object: asked for later, it gives what was written since.
    """

    LIST: ClassVar[str]
    """The name of the list, so that no cursor of another one is taken for its own."""

    next: str | None = Field(description="Address of the next page; null at the end.")
    cursor: str = Field(description="The place behind the last object; ask `after` it for what is written later.")

    @classmethod
    def cut(
        cls: type[Filled],
        request: HttpRequest,
        rows: QuerySet[Row],
        asked: PageAsked,
        tell: Callable[[Any], Any],
        *,
        key: str = "pk",
        keys_first: bool = False,
        prepare: Callable[[list[Row]], Iterable[Any]] = list,
    ) -> Filled:
        """The rows behind the cursor, by an ascending key that is given under the single writer's lock.

        `prepare` looks at the rows of the page together before `tell` tells each. `keys_first` is for lists that no index
        has in order: the keys alone are put in order, and the rows of the page are then read by theirs.
        """
        place = _place(cls.LIST, asked.after)
        behind = rows.filter(**{f"{key}__gt": place}).order_by(key)
        if keys_first:
            behind = behind.filter(pk__in=list(behind.values_list("pk", flat=True)[: asked.limit + 1]))
        found = list(behind[: asked.limit + 1])
        shown = found[: asked.limit]
        cursor = seal(cls.LIST, getattr(shown[-1], key)) if shown else asked.after
        onward = address_behind(request, cursor) if len(found) > len(shown) else None
        told: dict[str, Any] = {"items": [tell(row) for row in prepare(shown)], "next": onward, "cursor": cursor}
        return cls(**told)


def _place(purpose: str, cursor: str) -> int:
    place = unseal(purpose, cursor) if cursor else -1
    if not isinstance(place, int):
        raise InvalidError(problems="after")
    return place


def address_behind(request: HttpRequest, cursor: str) -> str:
    """The address of the same list behind a cursor."""
    query: QueryDict = request.GET.copy()
    query["after"] = cursor
    return f"{request.path}?{query.urlencode()}"
