"""Every operation of the API is a row: its method, path, name and what it needs. There is no other way to add one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from ninja import Router

from touchstone.desk.authority.errors import DeskError
from touchstone.desk.authority.paging import Page
from touchstone.desk.authority.routes import Needs


class Anyone(Enum):
    """What an operation needs whose parts each ask for their own permission."""

    KNOWN = "known"
    """Whoever signed in, or shows a key."""


ApiNeeds = Needs | Anyone
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Operation:
    """`name` is the operationId; `changes` says that it changes what is there, so that it asks for If-Match.

    `refusals` are those beyond what every operation may answer. `streams`: the body is read by the view, piece by
    piece, before anything is locked; a view that writes then calls `request.write_alone()`. `made_at` is the path of
    what was made, with the place {id}; `takes` and `gives` are types of content, `most` bytes of a body that may be
    longer than others.
    """

    name: str
    method: str
    path: str
    needs: ApiNeeds
    status: int = 200
    changes: bool = False
    streams: bool = False
    most: int = 0
    lists: bool = False
    made_at: str = ""
    takes: str = "application/json"
    gives: str = "application/json"
    refusals: tuple[type[DeskError], ...] = ()


class Operations:
    """The operations of one room: `rows` for the tests that walk them, `router` for the assembly."""

    def __init__(self, tag: str) -> None:
        self.router = Router(tags=[tag])
        self.rows: list[Operation] = []

    def add(self, row: Operation, answer: Any, **extra: Any) -> Callable[[View], View]:
        """Declare the view below; its docstring is the description, the first line the summary."""

        def declare(view: View) -> View:
            words = (view.__doc__ or "").strip()
            self.rows.append(row)
            self.router.add_api_operation(
                row.path,
                [row.method],
                view,
                operation_id=row.name,
                response={row.status: answer},
                by_alias=True,
                summary=words.partition("\n")[0].rstrip("."),
                description=" ".join(words.split()),
                openapi_extra=extra or None,
            )
            return view

        return declare

    def get(self, path: str, *, name: str, needs: ApiNeeds, answer: Any, **more: Any) -> Callable[[View], View]:
        """Read something; HEAD, ETag and If-None-Match come by themselves."""
        lists = isinstance(answer, type) and issubclass(answer, Page)
        return self.add(Operation(name, "GET", path, needs, lists=lists, **more), answer)

    def post(
        self, path: str, *, name: str, needs: ApiNeeds, answer: Any, status: int = 201, **more: Any
    ) -> Callable[[View], View]:
        """Make something, or do something that is neither a change nor an end; idempotency keys come by themselves."""
        return self.add(Operation(name, "POST", path, needs, status=status, **more), answer)

    def patch(self, path: str, *, name: str, needs: ApiNeeds, answer: Any, **more: Any) -> Callable[[View], View]:
        """Change the fields that are sent. The path must be readable, for If-Match is compared with that."""
        return self.add(Operation(name, "PATCH", path, needs, changes=True, **more), answer)

    def put(self, path: str, *, name: str, needs: ApiNeeds, answer: Any, **more: Any) -> Callable[[View], View]:
        """Replace what is there; If-Match as for PATCH."""
        return self.add(Operation(name, "PUT", path, needs, changes=True, **more), answer)

    def delete(self, path: str, *, name: str, needs: ApiNeeds, **more: Any) -> Callable[[View], View]:
        """End something; If-Match as for PATCH."""
        return self.add(Operation(name, "DELETE", path, needs, status=204, changes=True, **more), None)
