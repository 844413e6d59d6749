"""The ledger as the object of its own events."""

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class LedgerSubject:
    """There is one."""

    SUBJECT_KIND: ClassVar[Any] = "audit.ledger"
    public_id: Any = "ledger"


LEDGER = LedgerSubject()
