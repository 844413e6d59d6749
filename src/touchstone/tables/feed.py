"""What fills a column of our table: columns of the file, joined or the first that is there, or a constant."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a feed makes one value of its columns."""

    FIRST = "first"  # the first column that is not empty in the row
    JOIN = "join"  # those that are not empty, joined by "/"
    EQUALS = "equals"  # 1 where the column is one of `values`, else 0
    CONSTANT = "constant"  # values[0], whatever the row says


@dataclass(frozen=True, slots=True)
class Feed:
    """`currencies` has one entry per column of a price ("" unknown), as found in its name."""

    columns: tuple[str, ...] = ()
    way: Way = Way.FIRST
    values: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the user should know about how a file is read."""

    text_en: str
    text_zh: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How one file fills our table. `feeds` has one entry per target column that the file can fill.

    `currency_from_price` says that a currency seen in a price or in the name of its column fills an empty currency.
    """

    feeds: dict[str, Feed]
    remarks: tuple[Remark, ...] = ()
    currency_from_price: bool = True

    def wanted(self) -> tuple[str, ...]:
        """Every column of the file that is read, once."""
        return tuple(dict.fromkeys(name for feed in self.feeds.values() for name in feed.columns))
