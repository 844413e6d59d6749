"""What a finding says to the seller: each signal in plain words, with the words of the listing that it points at.

Not told: scores, weights, thresholds, usual prices, what the learned model weighs, and how a disguise was seen through
(docs/guide/seller.md, “What you are told, and what not”).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from touchstone.desk.dossiers.models import ListingVersion, Screening
from touchstone.desk.leads.reading import pieces_of
from touchstone.desk.measures.guidance import signal_rows

LONGEST = 60
"""Signs of a marked stretch that are shown."""
FIELDS = ("title", "description")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was seen, what helps, and the words of the listing that it is about."""

    says: str
    do: str
    marks: tuple[str, ...]
    field: str


def tell(screening: Screening | None, *, chinese: bool) -> list[Told]:
    """What a screening says, each row of the guidance once, in its order; needs `version`. What speaks for it is left out."""
    if screening is None:
        return []
    kept: Mapping[str, Any] = screening.signals if isinstance(screening.signals, dict) else {}
    added = {part["name"]: part["value"] for part in kept.get("parts", ())}
    fired = [signal for signal in kept.get("signals", ()) if signal["score"] > 0 and added.get(signal["name"], 0) >= 0]
    tongue = "zh" if chinese else "en"
    found = []
    for row in signal_rows():
        own = [signal for signal in fired if signal["name"] in row["keys"]]
        if own:
            field = next((signal["field"] for signal in own if signal.get("field") in FIELDS), "")
            marks = _marks(own, screening.version) if row["marks"] else ()
            found.append(Told(row["says"][tongue], row["do"][tongue], marks, field))
    return found


def _marks(signals: Iterable[Mapping[str, Any]], version: ListingVersion) -> tuple[str, ...]:
    """The stretches that are written as they read, each once."""
    found = []
    for signal in signals:
        text = getattr(version, signal["field"]) if signal.get("field") in FIELDS else ""
        start, end = signal.get("start", -1), signal.get("end", -1)
        stretch = text[start:end] if 0 <= start < end <= len(text) else ""
        if stretch.strip() and not any(piece.is_marked for piece in pieces_of(stretch)):
            found.append(stretch.strip()[:LONGEST])
    return tuple(dict.fromkeys(found))
