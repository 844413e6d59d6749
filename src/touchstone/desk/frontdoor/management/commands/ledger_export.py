"""touchstone ledger export: the whole record in one file that verifies without the desk."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.desk.audit.exporting import export_record
from touchstone.desk.frontdoor.command import DeskCommand


class Command(DeskCommand):
    """Works while the desk works."""

    help = "Sign a head over all there is and write the record into one file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Write it and say what it holds."""
        target: Path = options["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        count = export_record(target, now=timezone.now(), advance=lambda done: None)
        self.stdout.write(_("%(file)s: %(count)d entries") % {"file": target, "count": count})
