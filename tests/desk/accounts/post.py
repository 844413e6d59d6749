"""What the tests read of the mails that accounts hands over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Posted:
    """One mail as it was handed over."""

    kind: str
    to: str
    language: str
    values: Mapping[str, str]
    at: datetime

    @property
    def token(self) -> str:
        """The token in the link of the mail."""
        return self.values["url"].rstrip("/").rsplit("/", 1)[-1]


@dataclass
class Post:
    """A sender that keeps what it is given."""

    mails: list[Posted] = field(default_factory=list)

    def __call__(self, kind: str, to: str, language: str, values: Mapping[str, str], now: datetime) -> None:
        self.mails.append(Posted(kind, to, language, dict(values), now))

    @property
    def last(self) -> Posted:
        """The newest mail."""
        return self.mails[-1]
