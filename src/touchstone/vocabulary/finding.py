"""What screening says of a listing."""

from dataclasses import dataclass

from touchstone.vocabulary.signal import Signal
from touchstone.vocabulary.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """`score` is a calibrated probability (0..1); `ruleset` is `name@version`; `input_digest` proves which listing was screened."""

    listing_id: str
    score: float
    verdict: Verdict
    signals: tuple[Signal, ...]
    ruleset: str
    input_digest: str
