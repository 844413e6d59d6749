"""Pages of short lists by number, as desk/paging.html draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from touchstone.desk.authority.routes import DeskRequest


@dataclass(frozen=True, slots=True)
class Page:
    """`previous` and `next` are the numbers of the pages beside it, or empty."""

    rows: Sequence[Any]
    previous: str
    next: str
    total: int


def page_of(paginator: "Paginator[Any]", request: DeskRequest) -> Page:
    """The page whose number `?cursor=` says; the nearest there is where it says anything else."""
    page = paginator.get_page(request.GET.get("cursor", "1")[:9])
    return Page(
        rows=list(page.object_list),
        previous=str(page.number - 1) if page.has_previous() else "",
        next=str(page.number + 1) if page.has_next() else "",
        total=paginator.count,
    )
