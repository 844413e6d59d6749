"""touchstone labels: what people decided, as the table that train and evaluate read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from touchstone.desk.frontdoor.command import DeskCommand
from touchstone.desk.leads.labels import write_labels


class Command(DeskCommand):
    """Works while the desk works."""

    help = "Write the verdicts that stand as a table of labels."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and of which platform."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--platform", default="")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Write it and say how many."""
        count = write_labels(options["file"], options["platform"])
        self.stdout.write(_("%(file)s: %(count)d labels") % {"file": options["file"], "count": count})
