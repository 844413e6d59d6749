"""What screening said, in words: written once when a finding comes in, so that it reads the same for ever."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from touchstone.screening.explain import Explanation, explain_finding
from touchstone.screening.ruleset import Ruleset
from touchstone.signals.explain import explain_signal
from touchstone.signals.registry import SIGNAL_BY_NAME
from touchstone.vocabulary.field import Field
from touchstone.vocabulary.finding import Finding
from touchstone.vocabulary.signal import Signal
from touchstone.vocabulary.verdict import Verdict

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def say_finding(row: Mapping[str, Any], ruleset: Ruleset | None, day: date) -> str:
    """JSON `{signals, reasons, base, parts}`, words as [English, Chinese]; of what was passed, and without the ruleset, signals alone.

    `base` is the log odds before any signal; with the values of `parts` it makes the sum that is calibrated.
    """
    signals = [
        say_signal(piece["name"], piece["detail"], piece["field"], piece["start"], piece["end"])
        for piece in row["signals"]
    ]
    for said, piece in zip(signals, row["signals"], strict=True):
        said["score"] = round(piece["score"], 4)
    told: dict[str, Any] = {"signals": signals, "reasons": []}
    if ruleset is not None and row["verdict"] != Verdict.PASS and row["ruleset"] == ruleset.identity:
        explanation = explain_finding(_finding(row), ruleset, day)
        told["reasons"] = [[reason.en, reason.zh] for reason in explanation.reasons]
        told["base"] = round(explanation.bias, 3)
        told["parts"] = _parts(explanation)
    return ENCODER.encode(told)


def say_signal(name: str, detail: str, field: str, start: int, end: int) -> dict[str, Any]:
    """One signal with its title and its sentence in both languages."""
    english, chinese = _sentence(name, detail)
    definition = SIGNAL_BY_NAME.get(name)
    title = [definition.title_en, definition.title_zh] if definition else [name, name]
    return {"name": name, "title": title, "sentence": [english, chinese], "field": field, "start": start, "end": end}


@lru_cache(maxsize=50_000)
def _sentence(name: str, detail: str) -> tuple[str, str]:
    return explain_signal(Signal(name, 0.0, detail, Field.TITLE))


def _finding(row: Mapping[str, Any]) -> Finding:
    signals = tuple(
        Signal(piece["name"], piece["score"], piece["detail"], Field(piece["field"]), piece["start"], piece["end"])
        for piece in row["signals"]
    )
    return Finding(
        row["listing_id"], row["score"], Verdict(row["verdict"]), signals, row["ruleset"], row["input_digest"]
    )


def _parts(explanation: Explanation) -> Sequence[Any]:
    """The bars of the waterfall: name, title, contribution in log odds."""
    return [
        {"name": part.name, "title": [part.title.en, part.title.zh], "value": round(part.contribution, 3)}
        for part in explanation.contributions
    ]
