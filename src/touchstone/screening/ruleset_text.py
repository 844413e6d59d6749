"""A ruleset written as TOML: what the loader reads back as the same ruleset."""

import json
from collections.abc import Iterable, Sequence

from touchstone.screening.ruleset import (
    Calibration,
    Combination,
    Floor,
    Guard,
    Method,
    Ruleset,
    Step,
    WeightedSignal,
    Words,
)


def write_ruleset(ruleset: Ruleset, comment: str = "") -> str:
    """TOML text; `parse_ruleset` of it gives an equal ruleset."""
    lines = [f"# {line}" for line in comment.splitlines()]
    lines += [f"name = {_text(ruleset.name)}", f"version = {_text(ruleset.version)}", f"state = {_text(ruleset.state)}"]
    lines += [*_words("title", ruleset.title), *_words("text", ruleset.text), f"bias = {ruleset.bias!r}"]
    lines += [f"model = {_text(ruleset.model)}"] if ruleset.model else []
    lines += ["", "[calibration]", *_calibration(ruleset.calibration)]
    for step in ruleset.steps:
        lines += ["", f"[verdicts.{step.verdict}]", *_step(step)]
    for signal in ruleset.signals:
        lines += ["", "[[signals]]", *_signal(signal)]
    for combination in ruleset.combinations:
        lines += ["", "[[combinations]]", *_combination(combination)]
    for guard in ruleset.guards:
        lines += ["", "[[guards]]", *_guard(guard)]
    for floor in ruleset.floors:
        lines += ["", "[[floors]]", *_floor(floor)]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    # A JSON string is a TOML basic string, save for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _words(key: str, words: Words) -> Iterable[str]:
    return (f"{key}_en = {_text(words.en)}", f"{key}_zh = {_text(words.zh)}")


def _calibration(calibration: Calibration) -> Iterable[str]:
    yield f"method = {_text(calibration.method)}"
    if calibration.method is Method.PLATT:
        yield f"a = {calibration.a!r}"
        yield f"b = {calibration.b!r}"
    else:
        yield "points = [" + ", ".join(f"[{total!r}, {share!r}]" for total, share in calibration.points) + "]"
    yield from _words("fitted_on", calibration.fitted_on)


def _step(step: Step) -> Iterable[str]:
    if step.threshold:
        yield f"threshold = {step.threshold!r}"
    yield from _words("reason", step.reason)
    yield f"grounds = {_texts(step.grounds)}"


def _signal(signal: WeightedSignal) -> Iterable[str]:
    yield f"name = {_text(signal.name)}"
    yield f"weight = {signal.weight!r}"
    if signal.settings:
        yield "settings = { " + ", ".join(f"{name} = {value!r}" for name, value in signal.settings) + " }"
    yield f"grounds = {_texts(signal.grounds)}"


def _combination(row: Combination) -> Iterable[str]:
    return (
        f"name = {_text(row.name)}",
        f"of = {_texts(row.of)}",
        f"weight = {row.weight!r}",
        *_words("reason", row.reason),
    )


def _guard(guard: Guard) -> Iterable[str]:
    yield f"name = {_text(guard.name)}"
    yield f"verdict = {_text(guard.verdict)}"
    yield f"at_least = {guard.at_least}"
    yield f"score = {guard.score!r}"
    yield f"among = {_texts(guard.among)}"
    yield f"otherwise = {_text(guard.otherwise)}"
    yield from _words("reason", guard.reason)


def _floor(floor: Floor) -> Iterable[str]:
    return (
        f"name = {_text(floor.name)}",
        f"signal = {_text(floor.signal)}",
        f"score = {floor.score!r}",
        f"verdict = {_text(floor.verdict)}",
        *_words("reason", floor.reason),
        f"grounds = {_texts(floor.grounds)}",
    )
