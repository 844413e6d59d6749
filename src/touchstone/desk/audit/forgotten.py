"""Whether particulars that are gone were forgotten by an act, or just went."""

import json

from touchstone.desk.audit.events import PARTICULARS_FORGOTTEN
from touchstone.desk.audit.models import Event
from touchstone.ledger.particulars import DIGEST_KEY

Gone = dict[int, tuple[str, ...]]


class Forgotten:
    """Sees all events in order; then `lost` names those whose particulars nobody had forgotten."""

    def __init__(self) -> None:
        self._gone: Gone = {}
        self._acts: dict[str, int] = {}  # what was to be forgotten -> the last act

    def see(self, event: Event, *, has_particulars: bool) -> None:
        """The next event. One that cannot be read says nothing here: that is found elsewhere."""
        if event.kind == PARTICULARS_FORGOTTEN.key:
            self._acts[event.subject] = event.sequence
        try:
            entry = json.loads(bytes(event.entry))
            about = tuple(str(name) for _kind, name in entry["about"])
        except (ValueError, KeyError, TypeError):
            return
        if entry.get(DIGEST_KEY) and not has_particulars:
            self._gone[event.sequence] = about

    def lost(self) -> list[int]:
        """The sequences, in order."""
        return [
            sequence
            for sequence, about in self._gone.items()
            if not any(self._acts.get(name, -1) > sequence for name in about)
        ]
