"""How a score came about: from the base, each signal pushes the log odds up or down, to the sum that is calibrated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.desk.dossiers.models import Screening

WIDTH = 100.0
"""Of the drawing, in its own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One push, drawn from `left` over `width`; `signal` is empty for what is no signal. `upto`: the log odds after it."""

    signal: str
    title: str
    sentence: str
    value: float
    upto: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """`base` is None where the finding did not keep it; the bars then begin at nothing. `zero` is the place of log odds 0."""

    base: Bar | None
    bars: Sequence[Bar]
    total: Bar
    zero: float


def waterfall_of(screening: Screening | None, language: str) -> Waterfall | None:
    """The bars in the order of their weight; None without a finding that says what each part added."""
    kept: Mapping[str, Any] = screening.signals if screening and isinstance(screening.signals, dict) else {}
    parts = kept.get("parts") or ()
    if not parts:
        return None
    place = 1 if language.startswith("zh") else 0
    start = float(kept.get("base", 0.0))
    ends = [start]
    for part in parts:
        ends.append(ends[-1] + part["value"])
    low, high = min(0.0, *ends), max(0.0, *ends)
    scale = WIDTH / ((high - low) or 1.0)
    sentences = _sentences(kept, place)

    def bar(name: str, title: str, came: float, upto: float) -> Bar:
        left, width = (min(came, upto) - low) * scale, abs(upto - came) * scale
        sentence, signal = sentences.get(name, ""), name if name in sentences else ""
        return Bar(signal, title, sentence, round(upto - came, 3), round(upto, 3), round(left, 2), round(width, 2))

    bars = [
        bar(part["name"], part["title"][place], came, upto)
        for part, came, upto in zip(parts, ends[:-1], ends[1:], strict=True)
    ]
    base = bar("", "", 0.0, start) if "base" in kept else None
    return Waterfall(base, bars, bar("", "", 0.0, ends[-1]), round(-low * scale, 2))


def _sentences(kept: Mapping[str, Any], place: int) -> dict[str, str]:
    """Signal → the sentence of its strongest piece of evidence."""
    signals = sorted(kept.get("signals", ()), key=lambda each: each["score"])
    return {each["name"]: each["sentence"][place] for each in signals}
