"""What a run is asked to do, and the plan by which an unfinished run is recognised."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from touchstone import __version__, reading, signals
from touchstone.screening.digests import digest_file, digest_path
from touchstone.screening.engine import Engine
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import STANDARD
from touchstone.signals.text_model import TextModel
from touchstone.tables.open import BATCH_ROWS
from touchstone.tables.source import TableSource

# What the package itself brings that decides findings: correspondences of characters, weights, rates, the text model.
SHIPPED_READING = Path(reading.__file__).parent / "data"
SHIPPED_SIGNALS = Path(signals.__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Job:
    """Paths and options of one run; findings and all else are written into the folder `out`.

    `simulated` says what simulated the input; empty for data that nobody marked as simulated.
    """

    input: Path
    out: Path
    sellers: Path | None = None
    reviews: Path | None = None
    ruleset: Path = STANDARD
    lexicon: tuple[Path, ...] = ()
    model: Path | None = None
    mapping: Path | None = None
    shadow: Path | None = None
    restart: bool = False
    workers: int = 2
    batch_rows: int = BATCH_ROWS
    simulated: str = ""


def digest_inputs(source: TableSource) -> list[str]:
    """SHA-256 of each file of the input, in the order of `source.files`."""
    known: dict[Path, str] = {}
    for entry in source.files:
        known.setdefault(entry.file.path, "")
    known = {path: digest_file(path) for path in known}
    return [known[entry.file.path] for entry in source.files]


def make_plan(job: Job, engine: Engine, shadow: Ruleset | None, inputs: Mapping[str, str]) -> dict[str, Any]:
    """Everything that decides what the findings are; equal plans give equal bytes."""
    return {
        "input": dict(inputs),
        "ruleset": engine.ruleset.identity,
        "shadow": shadow.identity if shadow else "",
        "lexicon": engine.lexicon.version,
        "model": _digest_model(engine.model),
        "reading": digest_path(SHIPPED_READING),
        "signals": digest_path(SHIPPED_SIGNALS),
        "sellers": digest_path(job.sellers),
        "reviews": digest_path(job.reviews),
        "mapping": digest_path(job.mapping),
        "batch_rows": job.batch_rows,
        "touchstone": __version__,
        "pyarrow": pa.__version__,
    }


def _digest_model(model: TextModel | None) -> str:
    if model is None:
        return "shipped"
    numbers = f"{model.label} {model.scale!r} {model.bias!r} ".encode()
    return f"sha256:{hashlib.sha256(numbers + model.weights.tobytes()).hexdigest()}"
