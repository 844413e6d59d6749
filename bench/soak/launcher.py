"""A command of the desk as it is, in a process that counts points and, if asked for, bears a planted fault.

python -m bench.soak.launcher serve --port 8000, with SOAK_CONTROL (a file) and SOAK_PLANT (a key of PLANTS) set.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from bench.soak.control import Control
from bench.soak.points import Points, install
from touchstone.desk.frontdoor import manage

CONTROL = "SOAK_CONTROL"
PLANT = "SOAK_PLANT"


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", manage.SETTINGS)
    prepare(Points(Control(Path(os.environ[CONTROL])), whole_group=True))
    manage.main()


def prepare(points: Points) -> None:
    """Points from now on; what needs Django's tables as soon as they are loaded."""
    install(points)
    django.setup = _then(django.setup, _after_setup)


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
