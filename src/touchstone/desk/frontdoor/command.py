"""What all commands of the desk share: the language of the terminal, refusals as sentences with exit codes."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from touchstone.vocabulary.errors import TouchstoneError

REFUSED = 8  # the exit code that docs/cli.md gives for it


class DeskCommand(BaseCommand):
    """A command says what it does in the reader's language and ends with a refusal's cure, never with a traceback."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """None, unless a command has some."""

    def execute(self, *arguments: Any, **options: Any) -> Any:
        """Run `handle` in the language of the terminal."""
        with translation.override("zh-hans" if speaks_chinese() else "en"):
            try:
                return super().execute(*arguments, **options)
            except TouchstoneError as error:
                self.stderr.write(error.in_chinese() if speaks_chinese() else str(error))
                sys.exit(REFUSED)


def speaks_chinese() -> bool:
    """The same rule as on the command line."""
    named = (os.environ.get(name) for name in ("TOUCHSTONE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in named if value), "").lower().startswith("zh")
