"""touchstone figures export: the figures and the rows behind them, to be recounted without the desk."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.checked import checked
from touchstone.desk.frontdoor.command import DeskCommand
from touchstone.desk.reports.exporting import export_folder
from touchstone.desk.reports.forms import chosen


class Command(DeskCommand):
    """Works while the desk works, and changes nothing."""

    help = "Write the service figures and the rows that they are counted from into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and of which days."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--since", default="")
        parser.add_argument("--until", default="")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Write it and say how many rows and of which days."""
        now = timezone.now()
        days = {name: options[name] for name in ("since", "until") if options[name]}
        asked = chosen(days, now)
        if days:
            checked(asked.form)
        count = export_folder(options["folder"], asked.period, by=NODE, now=now)
        first, last = (day.isoformat() for day in asked.period.days)
        said = {"folder": options["folder"], "first": first, "last": last, "count": count}
        self.stdout.write(_("%(folder)s: figures from %(first)s to %(last)s, and %(count)d rows behind them") % said)
