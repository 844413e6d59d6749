"""What screening said, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from touchstone.desk.dossiers.models import Screening


@dataclass(frozen=True, slots=True)
class SaidSignal:
    """One signal: its name, title and sentence, how strong it is (0 to 100), and what it added in log odds."""

    name: str
    title: str
    sentence: str
    strength: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Said:
    """A finding for reading."""

    screening: Screening
    percent: int
    reasons: list[str]
    signals: list[SaidSignal]


def say_screening(screening: Screening | None, language: str) -> Said | None:
    """The words kept with the finding; the strongest signal first, each once."""
    if screening is None:
        return None
    place = 1 if language.startswith("zh") else 0
    kept: dict[str, Any] = screening.signals if isinstance(screening.signals, dict) else {}
    added = {part["name"]: part["value"] for part in kept.get("parts", ())}
    best: dict[str, dict[str, Any]] = {}
    for signal in kept.get("signals", ()):
        if signal["score"] > best.get(signal["name"], {"score": -1.0})["score"]:
            best[signal["name"]] = signal
    signals = [
        SaidSignal(
            name, signal["title"][place], signal["sentence"][place], round(100 * signal["score"]), added.get(name)
        )
        for name, signal in best.items()
    ]
    signals.sort(key=lambda signal: (-abs(signal.value or 0.0), -signal.strength))
    reasons = [reason[place] for reason in kept.get("reasons", ())]
    return Said(screening, round(100 * screening.score), reasons, signals)
