"""Enforced = owed: where measures and penalty codes differ, and an account settled."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


@dataclass(frozen=True)
class Difference:
    """A measure that is `missing`, `not_owed`, `not_ordered`, `still_ordered`, `late`, of a `wrong_term` or a `wrong_order`."""

    what: str
    seller: str
    name: str
    shop: str
    breach: str
    code: str
    track: str
    row: str
    action: str
    since: datetime


@dataclass(frozen=True)
class Balance:
    """A balance that the background computes on a large desk."""

    id: str
    done: int
    total: int
    found: int
    created_at: datetime
    ended_at: datetime | None


class Enforced(Listed[Difference]):
    """The differences; `each` takes `q`, `what`, `code`, `track`, `month` and `seller`."""

    def settle(self, seller: str) -> list[Difference]:
        """Decide what is owed, reverse what is not, set terms and orders right; what still differs began late."""
        answer = self.wire.post(f"{self.path}/{seller}/settle", None).json()
        return [read_thing(Difference, each) for each in answer["items"]]

    def compute(self) -> Balance:
        """Let a large desk compute it in the background."""
        return read_thing(Balance, self.wire.post(f"{self.path}/balance", None).json())

    def balance(self) -> Balance:
        """How far the last one is."""
        return read_thing(Balance, self.wire.get(f"{self.path}/balance").json())
