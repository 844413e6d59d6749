"""What a reader of one kind of file delivers: some rows of the file's own columns, and where they end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.tables.position import Position
from touchstone.tables.rejects import Reject


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one file: `rows` count from 0, `lines` from 1; `next` is where the next block starts."""

    columns: dict[str, pa.Array]
    rows: NDArray[np.int64]
    lines: NDArray[np.int64]
    next: Position
    consumed: int
    rejects: list[Reject] = field(default_factory=list)


class TableReader(Protocol):
    """One file of one kind."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns."""
        ...

    @property
    def kind(self) -> str:
        """What people call such a file."""
        ...

    @property
    def has_header(self) -> bool:
        """False if the names are mere numbers."""
        ...

    def approximate_rows(self) -> int | None:
        """Rows as far as they can be known without reading the file."""
        ...

    def stretches(self, most: int) -> tuple[int | None, ...]:
        """Rows (None: unknown) of each part that can be read, in blocks of `most`, without what stands before it."""
        ...

    def sample(self) -> dict[str, list[str]]:
        """Some values of each column, from the start of the file."""
        ...

    def blocks(self, start: Position, wanted: tuple[str, ...], most: int) -> Iterator[Block]:
        """Blocks of at most `most` rows of the `wanted` columns from `start` on."""
        ...
