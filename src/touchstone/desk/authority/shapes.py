"""What goes over the API: the shapes all rooms share, and the kinds of text they are made of."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Self

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, ConfigDict, Field, StringConstraints

from touchstone.desk.authority.identifiers import ALPHABET, LENGTH

# Not even in the middle: PostgreSQL refuses NUL, terminals obey the others, and people see none of them.
PLAIN = r"[^\x00-\x1f\x7f-\x9f]"
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ]")
VISIBLE = r"[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"


def id_of(prefix: str) -> StringConstraints:
    """A public id of this kind of row."""
    return StringConstraints(pattern=rf"^{prefix}_[{ALPHABET}]{{{LENGTH}}}$")


def text(most: int, *, least: int = 1) -> StringConstraints:
    """One line that people can see; nothing but spaces is no text."""
    if least == 0:
        return StringConstraints(max_length=most, pattern=rf"^({VISIBLE}({PLAIN}*{VISIBLE})?)?$")
    return StringConstraints(min_length=least, max_length=most, pattern=rf"^{VISIBLE}({PLAIN}*{VISIBLE})?$")


PARAGRAPHS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
Paragraphs = Annotated[str, StringConstraints(max_length=20_000, pattern=PARAGRAPHS)]
"""Text of several lines."""
Name = Annotated[str, text(200)]


class Asked(Schema):
    """What is sent in: a field that is not known is refused, so that a misspelt one is not lost in silence."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @property
    def sent(self) -> dict[str, Any]:
        """What was sent, under the names of the API; what was left out is not there."""
        return self.model_dump(exclude_unset=True, by_alias=True)


class Told(Schema):
    """What is sent out."""

    model_config = ConfigDict(populate_by_name=True)

    @classmethod
    def read(cls, row: Any, **given: Any) -> Self:
        """Of a row: what is not given has the name that the row has for it; its id is the public one."""
        if "id" in cls.model_fields and "id" not in given:
            given["id"] = row.public_id
        return cls(**given, **{name: getattr(row, name) for name in cls.model_fields if name not in given})


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC, as it is kept. Raises ValueError: it lies before the first or behind the last day there."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("beyond the calendar in UTC") from None


def as_written(moment: Any) -> Any:
    """What is a date and a time. Raises ValueError: a number, of which nobody knows what it counts."""
    if isinstance(moment, datetime) or (isinstance(moment, str) and WRITTEN.match(moment)):
        return moment
    raise ValueError("a time is written like 2026-11-22T02:00:00Z")


Time = Annotated[
    AwareDatetime, BeforeValidator(as_written), AfterValidator(in_utc), Field(examples=["2026-11-22T02:00:00Z"])
]
