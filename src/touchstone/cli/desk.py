"""How the command line reaches the desk: as a process of its own, so that no other verb waits for the desk's libraries."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

DOOR = "touchstone.desk.frontdoor.manage"


def run_at_desk(command: str, *arguments: str) -> NoReturn:
    """Become the desk's process for this command; never returns."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, words(command, arguments), dict(os.environ))  # noqa: S606 - our own module, no shell


def words(command: str, arguments: Sequence[str]) -> list[str]:
    """The words of the process."""
    return [sys.executable, "-m", DOOR, command, *arguments]
