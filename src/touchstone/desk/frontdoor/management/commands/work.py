"""The background work as a process: `touchstone work`."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from touchstone.desk.frontdoor.loop import Loop
from touchstone.desk.frontdoor.passes import PASSES


class Command(BaseCommand):
    """Runs every pass when it is due, until it is told to stop."""

    help = "Run the background work: deliveries, clocks, heads of the ledger, imports."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Once, or until stopped."""
        parser.add_argument("--once", action="store_true", help="do what is due now and end")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """SIGTERM and SIGINT end the loop after the piece of work in hand."""
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        loop = Loop(PASSES, clock=timezone.now, wait=stop.wait, stopped=stop.is_set)
        if options["once"]:
            loop.turn()
            loop.finish()
        else:
            loop.run()
