"""One piece of evidence about one listing."""

from dataclasses import dataclass

from touchstone.vocabulary.field import Field


@dataclass(frozen=True, slots=True)
class Signal:
    """`score` in 0..1; `detail` is `key=value` pairs joined by `;`; `start`/`end` count characters of the original text (-1: no span)."""

    name: str
    score: float
    detail: str
    field: Field
    start: int = -1
    end: int = -1
