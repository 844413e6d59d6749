"""Where in the input a batch starts: enough to go on from there with the same batches."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two batches.

    file      index into `TableSource.files`
    offset    bytes of the file's content as UTF-8, after decompression (0 for Parquet)
    row       data rows before this place, rejected ones included
    line      lines before this place, the header included (equal to `row` for Parquet)
    encoding  what the file was found to be so far; "" before anything is known
    """

    file: int = 0
    offset: int = 0
    row: int = 0
    line: int = 0
    encoding: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain values for a JSON state file."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The inverse of `as_dict`."""
        return cls(**values)


START = Position()
