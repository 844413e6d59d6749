"""A ruleset: which signals count how much, and which scores ask for what. Data only; the file format is in ruleset_file.py."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property

from touchstone.vocabulary.verdict import Verdict


class State(StrEnum):
    """draft: being written; shadow: runs beside the live one without effect; live: decides; retired: kept for reading."""

    DRAFT = "draft"
    SHADOW = "shadow"
    LIVE = "live"
    RETIRED = "retired"


class Method(StrEnum):
    """How a sum of weights becomes a probability: logistic in the sum, or straight lines between fitted points."""

    PLATT = "platt"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in both languages."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """`zh` for Chinese, English otherwise."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class WeightedSignal:
    """One signal with what its full score adds to the sum (log odds) and the settings that differ from its defaults."""

    name: str
    weight: float
    settings: tuple[tuple[str, float], ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Combination:
    """What two signals add when they stand together: weight × product of their scores."""

    name: str
    of: tuple[str, str]
    weight: float
    reason: Words


@dataclass(frozen=True, slots=True)
class Calibration:
    """Sum of weights → probability. `points` are (sum, probability), rising in both. `fitted_on` is honest about the data."""

    method: Method
    a: float
    b: float
    points: tuple[tuple[float, float], ...]
    fitted_on: Words


@dataclass(frozen=True, slots=True)
class Step:
    """A verdict with the probability from which it is asked for, its reason and the grounds it cites."""

    verdict: Verdict
    threshold: float
    reason: Words
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """`verdict` needs at least `at_least` different signals `among` (empty: any) of score ≥ `score`; else it is `otherwise`."""

    name: str
    verdict: Verdict
    at_least: int
    score: float
    among: tuple[str, ...]
    otherwise: Verdict
    reason: Words


@dataclass(frozen=True, slots=True)
class Floor:
    """A listing with `signal` of score ≥ `score` gets at least `verdict`, whatever its own score and the guards say."""

    name: str
    signal: str
    score: float
    verdict: Verdict
    reason: Words
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ruleset:
    """Everything that turns evidence into a verdict. Equal content has an equal `digest`, whatever the file looked like.

    `model` is the SHA-256 of the file of the text model that it was fitted with; empty: any, the shipped one by default.
    """

    name: str
    version: str
    state: State
    title: Words
    text: Words
    bias: float
    calibration: Calibration
    steps: tuple[Step, Step, Step]
    signals: tuple[WeightedSignal, ...]
    combinations: tuple[Combination, ...] = ()
    guards: tuple[Guard, ...] = ()
    floors: tuple[Floor, ...] = ()
    model: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical content, hexadecimal. The state is left out: going live changes no finding."""
        content = {
            key: value for key, value in asdict(self).items() if key != "state" and (key, value) != ("model", "")
        }
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @cached_property
    def identity(self) -> str:
        """What findings carry: `name@version+` and the first 12 digits of the digest."""
        return f"{self.name}@{self.version}+{self.digest[:12]}"

    def step(self, verdict: Verdict) -> Step:
        """The step of one verdict."""
        return next(step for step in self.steps if step.verdict is verdict)

    @cached_property
    def signal_names(self) -> tuple[str, ...]:
        """Names in the order of the file, which is the order in findings."""
        return tuple(signal.name for signal in self.signals)
