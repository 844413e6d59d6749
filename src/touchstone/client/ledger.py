"""The ledger under the record: its signed heads, its keys, and the whole of it to verify without the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing
from touchstone.client.wire import Wire


@dataclass(frozen=True)
class Head:
    """What the node signed over the first `size` entries; `note` is what verifiers read. Keep it elsewhere."""

    size: int
    root: str
    note: str
    at: datetime
    etag: str = ""


@dataclass(frozen=True)
class LedgerKeys:
    """The name that every head carries, and every public key that heads were signed with, oldest first."""

    origin: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """The ledger of the desk."""

    wire: Wire

    @property
    def heads(self) -> Listed[Head]:
        """The signed heads; `get(str(size))` gives that over so many entries."""
        return Listed(self.wire, "ledger/heads", Head)

    def keys(self) -> LedgerKeys:
        """With what heads are verified."""
        return read_thing(LedgerKeys, self.wire.get("ledger/keys").json())

    def export(self, into: BinaryIO) -> int:
        """Write the whole record into an open file, as `touchstone ledger verify` reads it; returns how many bytes."""
        return self.wire.save("ledger/export", into)
