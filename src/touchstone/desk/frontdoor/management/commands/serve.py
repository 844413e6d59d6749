"""touchstone serve: the desk on this machine's loopback address."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _

from touchstone.desk.frontdoor.command import DeskCommand
from touchstone.desk.frontdoor.server import free_port, serve

TARGET = "touchstone.desk.frontdoor.asgi:application"


class Command(DeskCommand):
    """Prepares what is missing, then serves until it is told to stop; the background work runs beside it if asked for."""

    help = "Serve the desk on the loopback address, behind a TLS proxy where others reach it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which port, and whether to work too."""
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--work", action="store_true", help="run the background work too")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Migrations and static files first: both do nothing when they are up to date."""
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        port = free_port(options["port"])
        self.stdout.write(_("the desk is at %(address)s") % {"address": f"http://127.0.0.1:{port}"})
        self.stdout.flush()
        worker = start_work() if options["work"] else None
        try:
            serve(TARGET, port)
        finally:
            if worker is not None:
                worker.send_signal(signal.SIGTERM)
                worker.wait()


def start_work() -> "subprocess.Popen[bytes]":
    """The background work as a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "touchstone.desk.frontdoor.manage", "work"], env=dict(os.environ))
