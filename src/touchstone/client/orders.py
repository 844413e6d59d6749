"""Orders of the desk to a platform: the platform's systems fetch them and say what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed
from touchstone.client.reading import write_value

PART = 1_000
"""Listings that the desk takes in one request."""


@dataclass(frozen=True)
class Order:
    """What is to be done to one listing, shop or account; `way` undo takes back what the order `undoes` asked for."""

    id: str
    status: str
    measure: str
    way: str
    action: str
    platform: str
    target_kind: str
    target: str
    until: datetime | None
    undoes: str | None
    issued_at: datetime
    fetched_at: datetime | None
    confirmed_at: datetime | None
    carried_out_at: datetime | None
    reference: str
    failure: str


@dataclass(frozen=True)
class OrderedListing:
    """One listing of an order by the platform's id, and when it was done."""

    listing: str
    done: datetime | None


class Orders(Listed[Order]):
    """`each()` gives the open ones; ask with `state` for others. Whatever is said twice is taken once."""

    def fetch(self, order: str) -> Order:
        """Say that the platform has it."""
        return self._read("POST", f"{self.path}/{order}/fetch")

    def confirm(self, order: str, *, carried_out_at: datetime | None = None, reference: str = "") -> Order:
        """Say that it was done; without a time, now."""
        body = {"carried_out_at": write_value(carried_out_at), "reference": reference}
        return self._read("POST", f"{self.path}/{order}/confirm", body)

    def listings(self, order: str, *, left: bool = False) -> dict[str, datetime | None]:
        """The platform's ids of the single listings that an order speaks of, each with when it was done; or those left."""
        rows = Listed(self.wire, f"{self.path}/{order}/listings", OrderedListing).each(limit=PART, left=left)
        return {row.listing: row.done for row in rows}

    def confirm_listings(self, order: str, listings: Sequence[str], *, carried_out_at: datetime | None = None) -> Order:
        """Say of single listings that it was done; with the last one the order is confirmed."""
        body = {"listings": list(listings), "carried_out_at": write_value(carried_out_at)}
        return self._read("POST", f"{self.path}/{order}/listings", body)

    def confirm_in_parts(self, order: str, *, carried_out_at: datetime | None = None) -> Order:
        """Say of all listings of a large order that it was done, PART at a time."""
        names = list(self.listings(order, left=True))
        for start in range(0, len(names), PART):
            self.confirm_listings(order, names[start : start + PART], carried_out_at=carried_out_at)
        return self.get(order) if names else self.confirm(order, carried_out_at=carried_out_at)

    def fail(self, order: str, reason: str) -> Order:
        """Say that it could not be done, and why."""
        return self._read("POST", f"{self.path}/{order}/fail", {"reason": reason})
