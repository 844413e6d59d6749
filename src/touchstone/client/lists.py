"""A list of the desk: read page by page as one goes on, or one object by its id."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from touchstone.client.errors import ChangedError
from touchstone.client.reading import read_thing, write_value
from touchstone.client.wire import Wire

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Part(Generic[Thing]):
    """Some objects of a list, and the cursor behind them: asked `after` it later, the desk gives what came since."""

    items: list[Thing]
    cursor: str
    has_more: bool


@dataclass(frozen=True)
class Listed(Generic[Thing]):
    """The objects of one kind below one path."""

    wire: Wire
    path: str
    kind: type[Thing]

    def each(self, *, limit: int = 200, **asked: Any) -> Iterator[Thing]:
        """Every object once, in the order in which it was written; `limit` is the size of a page on the way."""
        address: str | None = self.path
        while address:
            page = self.wire.get(address, **(asked | {"limit": limit} if address == self.path else {})).json()
            yield from (read_thing(self.kind, each) for each in page["items"])
            address = page["next"]

    def part(self, *, after: str = "", limit: int = 200, **asked: Any) -> Part[Thing]:
        """One page, for who keeps the cursor: nothing is left out and nothing comes twice."""
        page = self.wire.get(self.path, after=after, limit=limit, **asked).json()
        items = [read_thing(self.kind, each) for each in page["items"]]
        return Part(items, page["cursor"], page["next"] is not None)

    def get(self, public_id: str) -> Thing:
        """One object, with its state."""
        return self._read("GET", f"{self.path}/{public_id}")

    def _read(self, method: str, path: str, body: dict[str, Any] | None = None) -> Thing:
        answer = self.wire.get(path) if method == "GET" else self.wire.post(path, body)
        return read_thing(self.kind, answer.json(), answer.headers.get("ETag", ""))

    def _add(self, **values: Any) -> Thing:
        sent = {name: write_value(value) for name, value in values.items() if value is not None}
        return self._read("POST", self.path, sent)

    def _change(self, thing: Any, **values: Any) -> Thing:
        """Change an object as it was read. ChangedError: somebody else was quicker."""
        path = f"{self.path}/{thing.id}"
        sent = {name: write_value(value) for name, value in values.items()}
        answer = self.wire.change("PATCH", path, self._state(thing), sent)
        return read_thing(self.kind, answer.json(), answer.headers.get("ETag", ""))

    def _state(self, thing: Any) -> str:
        """The state of what was read; an object out of a list has none, so it is read again and compared."""
        if thing.etag:
            return str(thing.etag)
        answer = self.wire.get(f"{self.path}/{thing.id}")
        present: Any = read_thing(self.kind, answer.json())
        if present != replace(thing, etag=""):
            title = {"title": "This was changed after you read it.", "type": "urn:touchstone:refusal:changed"}
            raise ChangedError(412, {**title, "current": answer.json()})
        return str(answer.headers["ETag"])
