"""touchstone backup: everything the desk holds, in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.desk.frontdoor.backup.pack import make_backup
from touchstone.desk.frontdoor.command import DeskCommand


class Command(DeskCommand):
    """Works while the desk works."""

    help = "Write a back-up of the database, the evidence, the anchors and the keys into one file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Write it and say what it holds."""
        target: Path = options["file"]
        target.parent.mkdir(parents=True, exist_ok=True)
        manifest = make_backup(settings.HOME, target, now=timezone.now(), advance=lambda name: None)
        text = _("%(file)s: %(count)d files, ledger of %(size)d entries, root %(root)s")
        values = {
            "file": target,
            "count": len(manifest.files),
            "size": manifest.ledger_size,
            "root": manifest.ledger_root[:16],
        }
        self.stdout.write(text % values)
