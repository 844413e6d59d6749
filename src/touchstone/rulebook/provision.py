"""A provision: what every dated rule says of itself, and how sure we are of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How sure we are: read in the law's text, in an excerpt, in one other source, or not confirmed (never applied)."""

    TEXT = "text"
    EXCERPT = "excerpt"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One row of a pack. `valid_to` is the last day on which it applies; None: still applies.

    `code` names it; rows of one code follow each other in time. `jurisdiction` is a country (CN), a province (CN-ZJ),
    or the platform or node whose rule it is. `check`: what has still to be looked up.
    """

    code: str
    jurisdiction: str
    law_en: str
    law_zh: str
    article: str
    valid_from: date
    valid_to: date | None
    source: str
    status: Status
    text_en: str
    text_zh: str
    check: str = ""

    @property
    def is_enabled(self) -> bool:
        """Unconfirmed provisions are shipped for checking, and are neither cited nor run."""
        return self.status is not Status.UNCONFIRMED

    def applies_on(self, day: date) -> bool:
        """Whether the provision was in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
