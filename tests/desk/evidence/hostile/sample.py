"""One hostile file: what it is, what it is called, what it holds, and what must become of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """`fate` is `refused` or `refused:<reason>`, `opaque` or `opaque:<finding>`, or `safe`: any of them or a preview."""

    label: str
    name: str
    content: bytes
    fate: str = "safe"
