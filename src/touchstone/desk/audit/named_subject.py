"""An object that is known by its kind and public id alone."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """What an event can be about, without the row behind it: that may be gone, or in a room above."""

    SUBJECT_KIND: Any
    public_id: Any
