"""touchstone restore: an empty desk is filled from a back-up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from touchstone.desk.frontdoor.backup.restore import restore_backup
from touchstone.desk.frontdoor.command import DeskCommand


class Command(DeskCommand):
    """Nothing is put in place before all of it was checked."""

    help = "Fill an empty desk from a back-up."
    requires_system_checks = ()  # the checks ask a database that is not there yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from."""
        parser.add_argument("file", type=Path)

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Restore, and say where the ledger stands."""
        manifest = restore_backup(options["file"], settings.HOME, advance=lambda name: None)
        text = _("restored: %(count)d files, ledger of %(size)d entries, made at %(at)s")
        values = {"count": len(manifest.files), "size": manifest.ledger_size, "at": manifest.made_at}
        self.stdout.write(text % values)
