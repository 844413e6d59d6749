"""How far a run has come: one small file, replaced as a whole, from which an interrupted run goes on."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from touchstone.screening.errors import RunError
from touchstone.tables.position import START, Position

NAME = "checkpoint.json"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`plan` names input, ruleset and settings; the rest is what was finished when it was written.

    `sizes` holds, for each findings file, the bytes of each of its row groups; `tallies` the counters of each ruleset.
    """

    plan: dict[str, Any]
    position: Position = START
    seconds: float = 0.0
    rejects: int = 0
    reject_counts: dict[str, int] | None = None
    sizes: dict[str, list[int]] | None = None
    tallies: dict[str, Any] | None = None

    def save(self, folder: Path) -> None:
        """Replace the checkpoint of the folder, so that a crash leaves either the old or the new one."""
        values = {
            "plan": self.plan,
            "position": self.position.as_dict(),
            "seconds": self.seconds,
            "rejects": self.rejects,
            "reject_counts": self.reject_counts,
            "sizes": self.sizes,
            "tallies": self.tallies,
        }
        fresh = folder / (NAME + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(folder / NAME)


def load_checkpoint(folder: Path) -> Checkpoint | None:
    """The checkpoint of an unfinished run in the folder, or None."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Checkpoint(**{**values, "position": Position.from_dict(values["position"])})
    except (OSError, ValueError, TypeError, KeyError):
        raise RunError(
            f"{path}: the checkpoint cannot be read.",
            hint="Delete the folder's files and screen anew.",
            sentence_zh=f"{path}：无法读取检查点。",
            hint_zh="删除该目录中的文件后重新筛查。",
        ) from None


def check_same_plan(found: Checkpoint, plan: dict[str, Any], folder: Path) -> None:
    """RunError if the unfinished run in the folder had another input, ruleset or settings; names what differs."""
    different = sorted(key for key in {*found.plan, *plan} if found.plan.get(key) != plan.get(key))
    if different:
        names = ", ".join(different)
        raise RunError(
            f"{folder}: holds an unfinished run that differs in: {names}.",
            hint="Give the same arguments as then, choose another --out, or add --restart to give that run up.",
            sentence_zh=f"{folder}：其中有一次未完成的运行，不同之处：{names}。",
            hint_zh="使用与当时相同的参数，换一个 --out，或加 --restart 放弃那次运行。",
        )


def remove_checkpoint(folder: Path) -> None:
    """The run is finished."""
    (folder / NAME).unlink(missing_ok=True)
