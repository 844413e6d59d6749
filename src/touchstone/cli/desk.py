"""How the command line reaches the desk: as a process of its own, so that no other verb waits for the desk's libraries."""

import os
import sys
from collections.abc import Mapping, Sequence

from touchstone.cli.language import language

DOOR = "touchstone.desk.frontdoor.manage"


def run_at_desk(command: str, *arguments: str, environment: Mapping[str, str] | None = None) -> int:
    """Become the desk's process for this command; never returns."""
    sys.stdout.flush()
    sys.stderr.flush()
    spoken = {"TOUCHSTONE_LANGUAGE": "zh-hans" if language() == "zh" else "en"}
    told = {**spoken, **os.environ, **(environment or {})}
    os.execve(sys.executable, words(command, arguments), told)  # noqa: S606 - our own module, no shell


def words(command: str, arguments: Sequence[str]) -> list[str]:
    """The words of the process."""
    return [sys.executable, "-m", DOOR, command, *arguments]
