"""Why a finding has its score: what each signal and each combination added, and what the verdict rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from touchstone.rulebook.ground import Ground
from touchstone.rulebook.packs import ground_at
from touchstone.screening.ruleset import Floor, Guard, Ruleset, Words
from touchstone.screening.ruleset_file import CATALOGUE
from touchstone.signals.explain import explain_signal
from touchstone.vocabulary.finding import Finding
from touchstone.vocabulary.signal import Signal
from touchstone.vocabulary.verdict import VERDICTS, Verdict


@dataclass(frozen=True, slots=True)
class Contribution:
    """One bar of the waterfall. `contribution` = weight × score, in log odds before calibration."""

    name: str
    title: Words
    weight: float
    score: float
    contribution: float
    sentence: Words


@dataclass(frozen=True, slots=True)
class Explanation:
    """`bias` plus all contributions is `total`; `reasons` of the verdict; `grounds` may be cited."""

    bias: float
    total: float
    contributions: tuple[Contribution, ...]
    reasons: tuple[Words, ...]
    grounds: tuple[Ground, ...]


def explain_finding(finding: Finding, ruleset: Ruleset, day: date) -> Explanation:
    """The explanation of a finding made by `ruleset`, citing the law of `day`. Largest contribution first."""
    best = best_signals(finding.signals)
    raised = _floors_applied(finding, best, ruleset)
    parts = [*_signal_parts(best, ruleset), *_combination_parts(best, ruleset)]
    parts.sort(key=lambda part: -abs(part.contribution))
    return Explanation(
        bias=ruleset.bias,
        total=ruleset.bias + sum(part.contribution for part in parts),
        contributions=tuple(parts),
        reasons=_reasons(finding, raised, ruleset),
        grounds=_grounds(finding, best, raised, ruleset, day),
    )


def best_signals(signals: Iterable[Signal]) -> dict[str, Signal]:
    """The piece of evidence that counts of each signal: the first of the highest score."""
    best: dict[str, Signal] = {}
    for signal in signals:
        if signal.name not in best or signal.score > best[signal.name].score:
            best[signal.name] = signal
    return best


def _signal_parts(best: dict[str, Signal], ruleset: Ruleset) -> list[Contribution]:
    parts = []
    for row in ruleset.signals:
        if (signal := best.get(row.name)) is not None:
            definition = CATALOGUE[row.name]
            sentence = Words(*explain_signal(signal))
            title = Words(definition.title_en, definition.title_zh)
            parts.append(Contribution(row.name, title, row.weight, signal.score, row.weight * signal.score, sentence))
    return parts


def _combination_parts(best: dict[str, Signal], ruleset: Ruleset) -> list[Contribution]:
    parts = []
    for row in ruleset.combinations:
        left, right = (best.get(name) for name in row.of)
        if left is not None and right is not None:
            product = left.score * right.score
            parts.append(Contribution(row.name, row.reason, row.weight, product, row.weight * product, row.reason))
    return parts


def _reasons(finding: Finding, raised: Sequence[Floor], ruleset: Ruleset) -> tuple[Words, ...]:
    """Of the floors that raised the verdict; else of the verdict, and of the guards that lowered it."""
    if raised:
        return tuple(floor.reason for floor in raised)
    return (ruleset.step(finding.verdict).reason, *(guard.reason for guard in _guards_applied(finding, ruleset)))


def _floors_applied(finding: Finding, best: dict[str, Signal], ruleset: Ruleset) -> tuple[Floor, ...]:
    """The floors but for which the verdict would be milder."""
    guards = list(_guards_applied(finding, ruleset))
    lowered = guards[-1].otherwise if guards else asked_verdict(finding.score, ruleset)
    if lowered is finding.verdict:
        return ()
    return tuple(floor for floor in ruleset.floors if _stands_on(floor, best))


def _stands_on(floor: Floor, best: dict[str, Signal]) -> bool:
    return floor.signal in best and _reaches(best[floor.signal], floor.score)


def _reaches(signal: Signal, least: float) -> bool:
    """As the kernels compare: in single precision, so that 0.9 reaches 0.9."""
    return bool(np.float32(signal.score) >= np.float32(least))


def _guards_applied(finding: Finding, ruleset: Ruleset) -> Iterable[Guard]:
    asked = asked_verdict(finding.score, ruleset)
    for guard in ruleset.guards:
        strong = {
            signal.name
            for signal in finding.signals
            if _reaches(signal, guard.score) and (not guard.among or signal.name in guard.among)
        }
        if asked is guard.verdict and len(strong) < guard.at_least:
            yield guard
            asked = guard.otherwise


def asked_verdict(score: float, ruleset: Ruleset) -> Verdict:
    """The verdict that a score asks for before guards."""
    return max((step.verdict for step in ruleset.steps if score >= step.threshold), key=VERDICTS.index)


def _grounds(
    finding: Finding, best: dict[str, Signal], raised: Sequence[Floor], ruleset: Ruleset, day: date
) -> tuple[Ground, ...]:
    """Of the floors that raised the verdict, else of the verdict; and of the signals."""
    if finding.verdict is Verdict.PASS:
        return ()
    codes = [code for floor in raised for code in floor.grounds] if raised else [*ruleset.step(finding.verdict).grounds]
    codes += [code for row in ruleset.signals if row.name in best for code in row.grounds]
    rows = [ground_at(code, day) for code in dict.fromkeys(codes)]
    return tuple(row for row in rows if row is not None)
