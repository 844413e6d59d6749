"""Reads from the folder of a run what its report needs."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.screening.account import RULESET_FILE
from touchstone.screening.errors import RunError
from touchstone.screening.exhibits import EXHIBITS, EXHIBITS_FILE
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import load_ruleset

EVALUATION_FILES = ("evaluation.json", "evaluation/evaluation.json")


@dataclass(frozen=True, slots=True)
class Facts:
    """`run` and `summary` are run.json and summary.json, `exhibits` rows of EXHIBITS; `evaluation` is None where none was made."""

    folder: Path
    run: dict[str, Any]
    summary: dict[str, Any]
    exhibits: list[dict[str, Any]]
    evaluation: dict[str, Any] | None
    ruleset: Ruleset


def read_facts(folder: Path) -> Facts:
    """Everything the report of `folder` is made from. RunError if a run did not finish there."""
    try:
        run, summary = (_read_json(folder / name) for name in ("run.json", "summary.json"))
        exhibits = pq.read_table(folder / EXHIBITS_FILE, schema=EXHIBITS).to_pylist()
        evaluation = next((_read_json(path) for name in EVALUATION_FILES if (path := folder / name).exists()), None)
    except (OSError, ValueError, pa.ArrowException):
        raise _no_run(folder) from None
    return Facts(folder, run, summary, exhibits, evaluation, load_ruleset(folder / RULESET_FILE))


def _read_json(path: Path) -> dict[str, Any]:
    """The object in `path`. Raises ValueError, OSError where there is none."""
    values = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(values, dict):
        raise ValueError(path.name)
    return values


def _no_run(folder: Path) -> RunError:
    return RunError(
        f"{folder}: holds no finished run.",
        hint="Give the folder that `touchstone screen … --out` wrote, or screen again.",
        sentence_zh=f"{folder}：其中没有完成的运行。",
        hint_zh="请给出 `touchstone screen … --out` 写出的目录，或重新筛查。",
    )
