"""How far a run has come: one small file, replaced as a whole, from which an interrupted run goes on."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from touchstone.screening.errors import RunError
from touchstone.screening.run_state import RunState
from touchstone.tables.errors import cannot_write

NAME = "checkpoint.json"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`plan` decides what the findings are; `sizes` are the bytes of each row group of each file; `rejects` those of rejects.csv."""

    plan: dict[str, Any]
    state: RunState
    sizes: dict[str, list[int]]
    rejects: int

    def save(self, folder: Path) -> None:
        """Replace the checkpoint of the folder: a crash leaves either the old or the new one. Raises OutputError."""
        values = {"plan": self.plan, "state": self.state.as_dict(), "sizes": self.sizes, "rejects": self.rejects}
        fresh = folder / (NAME + ".new")
        try:
            with fresh.open("w", encoding="utf-8") as file:
                # At once: written in pieces, JSON takes ten times as long.
                file.write(json.dumps(values, ensure_ascii=False))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(folder / NAME)
        except OSError as error:
            raise cannot_write(folder / NAME, error) from error


def load_checkpoint(folder: Path) -> Checkpoint | None:
    """The checkpoint of an unfinished run in the folder, or None. RunError if it is damaged."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Checkpoint(values["plan"], RunState.from_dict(values["state"]), values["sizes"], values["rejects"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise RunError(
            f"{path}: the checkpoint cannot be read.",
            hint="Add --restart to screen anew.",
            sentence_zh=f"{path}：无法读取检查点。",
            hint_zh="加 --restart 重新筛查。",
        ) from None


def check_same_plan(found: Checkpoint, plan: dict[str, Any], folder: Path) -> None:
    """RunError if the unfinished run in the folder had another input, ruleset or setting; names what differs."""
    different = sorted(key for key in {*found.plan, *plan} if found.plan.get(key) != plan.get(key))
    if different:
        names = ", ".join(different)
        raise RunError(
            f"{folder}: holds an unfinished run that differs in: {names}.",
            hint="Call with what it had then, choose another --out, or add --restart to give it up.",
            sentence_zh=f"{folder}：其中有一次未完成的运行，不同之处：{names}。",
            hint_zh="使用与当时相同的参数，或换一个 --out，或加 --restart 放弃那次运行。",
        )


def remove_checkpoint(folder: Path) -> None:
    """The run is finished."""
    (folder / NAME).unlink(missing_ok=True)
