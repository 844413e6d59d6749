"""Tips: what anyone reported, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from touchstone.client.lists import Listed
from touchstone.client.reading import read_thing


@dataclass(frozen=True)
class Tip:
    """What one person reported; tips of the same `target` are about the same thing. `outcome` is empty until answered."""

    id: str
    status: str
    version: int
    target: str
    about: str
    platform: str
    thing: str
    listing: str | None
    shop: str | None
    lead: str | None
    ground: str
    words: str
    files: tuple[str, ...]
    outcome: str
    answer: str
    objection: str
    attached_at: datetime | None
    corrected_at: datetime | None
    answer_until: datetime | None
    created_at: datetime


@dataclass(frozen=True)
class Receipt:
    """The secret address of the page that shows how a tip stands; it is told once."""

    id: str
    status: str
    receipt: str
    created_at: datetime


class Tips(Listed[Tip]):
    """What anyone reported."""

    def file(self, about: str, address: str, ground: str, words: str, *, contact_email: str | None = None) -> Receipt:
        """Report a listing or shop in good faith; the ground is counterfeit, dangerous or other."""
        body = {
            "about": about,
            "address": address,
            "ground": ground,
            "words": words,
            "contact_email": contact_email,
            "good_faith": True,
        }
        return read_thing(Receipt, self.wire.post(self.path, body).json())

    def respond(self, tip: str, outcome: str, *, words: str = "") -> Tip:
        """Answer the open tips of the same thing: confirmed, not_confirmed, unclear or gone."""
        return self._read("POST", f"{self.path}/{tip}/answer", {"outcome": outcome, "words": words})

    def attach(self, tip: str, reason: str, *, listing: str = "", shop: str = "") -> Tip:
        """Say which listing or shop a misread address means; one of the two."""
        dossier = {"listing": listing} if listing else {"shop": shop}
        return self._read("POST", f"{self.path}/{tip}/attach", {**dossier, "reason": reason})

    def detach(self, tip: str, reason: str) -> Tip:
        """Take back which listing or shop it is about."""
        return self._read("POST", f"{self.path}/{tip}/detach", {"reason": reason})
