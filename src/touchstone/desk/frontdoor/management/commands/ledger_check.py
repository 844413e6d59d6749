"""touchstone ledger check: the record of this desk, checked where it lives."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from touchstone.desk.audit.checking import check_record
from touchstone.desk.frontdoor.command import DeskCommand, speaks_chinese
from touchstone.ledger.anchors import load_anchors
from touchstone.ledger.verify import load_heads

DAMAGED = 7  # the exit code that docs/cli.md gives for it


class Command(DeskCommand):
    """Changes nothing; works while the desk works."""

    help = "Check every event, head and anchor of this desk, and every row beside them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is known from elsewhere."""
        parser.add_argument("--anchors", type=Path, action="extend", nargs="+", default=[])
        parser.add_argument("--heads", type=Path, action="extend", nargs="+", default=[])

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Check, show how far it is, and end with the code of a damaged record if it is one."""
        known = load_anchors(options["anchors"]), load_heads(options["heads"])
        outcome = check_record(anchors=known[0], heads=known[1], advance=self.advance)
        self.stdout.write(outcome.in_chinese() if speaks_chinese() else outcome.in_english())
        if not outcome.is_sound:
            sys.exit(DAMAGED)

    def advance(self, done: int, size: int) -> None:
        """One line that is written over, where somebody looks."""
        if self.stderr.isatty():
            self.stderr.write(_("%(done)d of %(size)d") % {"done": done, "size": size}, ending="\r")
