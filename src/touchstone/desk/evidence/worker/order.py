"""What the worker is told: its limits and the picture it is to expect."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """Limits in bytes, seconds and pixels; `decoder` is Pillow's word for the kind, `edge` the longest of the preview."""

    memory: int
    cpu: int
    output: int
    edge: int
    most_bytes: int
    most_pixels: int
    decoder: str

    def written(self) -> str:
        """The order as one argument of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, written: str) -> "Order":
        """The order that `written` made."""
        return cls(**json.loads(written))
