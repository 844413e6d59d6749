"""What goes in: breaches as people established them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach, established at `at` (aware). `identity` is who stands behind the shop; `right` is the right that it hurt,
    `holder` whose right it was.

    A breach that was reversed is not among the breaches any more: nothing remembers it.
    """

    id: str
    identity: str
    kind: str
    at: datetime
    listing: str = ""
    shop: str = ""
    right: str = ""
    holder: str = ""
