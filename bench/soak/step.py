"""What a client knows of its desk, and one request that it makes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bench.soak.browser import Browser, Call, Page, Upload
from bench.soak.people import Worker

FOUND = (301, 302, 303)


@dataclass(frozen=True, eq=False)
class Step:
    """One request. `done` are the statuses that acknowledge it; `learn` is told the answer."""

    target: str
    path: str
    fields: dict[str, str | list[str]] = field(default_factory=dict)
    upload: Upload | None = None
    call: Call | None = None
    done: tuple[int, ...] = FOUND
    learn: Callable[[Page], None] = lambda page: None


@dataclass
class Desk:
    """A client's view of its organisation; what it knows comes from pages alone."""

    worker: Worker
    browser: Browser
    random: Random
    name: str
    count: int = 0
    invitations: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    endpoints: list[str] = field(default_factory=list)
    unread: list[str] = field(init=False)
    colleagues: list[str] = field(init=False)
    brands: dict[str, str] = field(default_factory=dict)
    """Id -> the other name that it was added with and keeps."""
    open_calls: list[Step] = field(default_factory=list)
    """Calls of the API that will be sent again as they were: the answer is not known, or a repetition is to be tried."""
    repeats: bool = True
    """Whether open calls are sent again; else each call is a new one."""

    def __post_init__(self) -> None:
        self.unread, self.colleagues = list(self.worker.items), list(self.worker.colleagues)

    def new(self) -> str:
        """A word that nobody has used."""
        self.count += 1
        return f"{self.name}-{self.count}"
