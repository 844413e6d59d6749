"""What a process of the desk under test has besides itself: points, a quicker clockwork, maybe a planted fault.

python -m bench.soak.launcher FOLDER COMMAND…: a command of the desk in such a process.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from bench.soak.control import Control
from bench.soak.points import Points, install
from touchstone.desk.frontdoor import manage

PLANT = "SOAK_PLANT"


def prepare(points: Points) -> None:
    """Points from now on; what needs Django's tables as soon as they are loaded."""
    install(points)
    django.setup = _then(django.setup, _after_setup)


def main() -> None:
    """Run one command."""
    prepare(Points(Control(Path(sys.argv.pop(1)) / "command.control"), whole_group=False))
    manage.main()


def _after_setup() -> None:
    from bench.soak.tempo import quicken  # Django must know its tables first

    quicken()
    if os.environ.get(PLANT):
        from bench.soak.plants import plant

        plant(os.environ[PLANT])


def _then(first: Callable[..., Any], second: Callable[[], None]) -> Callable[..., Any]:
    done: list[bool] = []

    def both(*arguments: Any, **named: Any) -> None:
        first(*arguments, **named)
        if not done:
            done.append(True)
            second()

    return both


if __name__ == "__main__":
    main()
