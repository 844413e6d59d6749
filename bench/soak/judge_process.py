"""The judge beside the node: a process that is asked again and again."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


class JudgeProcess:
    """Asked by a line, answers by a line."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.log = folder / "judge.log"
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                [sys.executable, "-m", "bench.soak.judge", str(folder)],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def ask(self) -> dict[str, Any]:
        """One judgement; RuntimeError where the judge itself died."""
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write("judge\n")
        self.running.stdin.flush()
        line = self.running.stdout.readline()
        if not line:
            raise RuntimeError("the judge died: " + self.log.read_text(encoding="utf-8")[-3000:])
        return dict(json.loads(line))

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self.running.poll() is None

    def close(self) -> None:
        """End it."""
        self.running.kill()
        self.running.communicate()
