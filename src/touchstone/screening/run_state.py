"""What a run has finished so far, as one value that a checkpoint can hold."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from touchstone.screening.change import Changes
from touchstone.screening.exhibits import Exhibits
from touchstone.screening.patterns import Patterns
from touchstone.screening.tally import Tally
from touchstone.tables.position import START, Position


@dataclass
class RunState:
    """`position` is where the next batch starts; `tally` and `shadow` count the live and the shadow ruleset."""

    position: Position = START
    bytes_done: int = 0
    seconds: float = 0.0
    rejects: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    tally: Tally = field(default_factory=Tally)
    shadow: Tally = field(default_factory=Tally)
    changes: Changes = field(default_factory=Changes)
    patterns: Patterns = field(default_factory=Patterns)
    exhibits: Exhibits = field(default_factory=Exhibits)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for the checkpoint."""
        return {
            "position": self.position.as_dict(),
            "bytes_done": self.bytes_done,
            "seconds": self.seconds,
            "rejects": dict(self.rejects),
            "notes": dict(self.notes),
            "tally": self.tally.as_dict(),
            "shadow": self.shadow.as_dict(),
            "changes": self.changes.as_dict(),
            "patterns": self.patterns.as_dict(),
            "exhibits": self.exhibits.as_dict(),
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The inverse of `as_dict`."""
        return cls(
            position=Position.from_dict(values["position"]),
            bytes_done=values["bytes_done"],
            seconds=values["seconds"],
            rejects=Counter(values["rejects"]),
            notes=Counter(values["notes"]),
            tally=Tally.from_dict(values["tally"]),
            shadow=Tally.from_dict(values["shadow"]),
            changes=Changes.from_dict(values["changes"]),
            patterns=Patterns.from_dict(values["patterns"]),
            exhibits=Exhibits.from_dict(values["exhibits"]),
        )
