"""touchstone demonstrate: fill an empty desk with the simulated market and print who can sign in."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import get_language
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.intake.engine import take_in_market
from touchstone.desk.frontdoor.command import DeskCommand
from touchstone.desk.frontdoor.demonstration.accounts_table import accounts_table
from touchstone.desk.frontdoor.demonstration.goods import hand_out, own_shops
from touchstone.desk.frontdoor.demonstration.penalties import adopt_code, punish
from touchstone.desk.frontdoor.demonstration.people import enter_cast
from touchstone.desk.frontdoor.demonstration.planted import keep_planted
from touchstone.desk.frontdoor.demonstration.releases import begin_rulesets, run_shadow
from touchstone.desk.frontdoor.demonstration.reviews import read_truth
from touchstone.desk.frontdoor.demonstration.sales import tell_sales
from touchstone.desk.frontdoor.demonstration.tips import report
from touchstone.desk.frontdoor.demonstration.waves import LATER, split_findings
from touchstone.desk.frontdoor.errors import NoDemonstrationError, NotEmptyError

PLATFORM = "demo"
FOUNDED, OPENED = timedelta(days=60), timedelta(days=20)
"""How long ago the desk began, and the market came in: leads and measures need a past."""


class Command(DeskCommand):
    """Only for a demonstration, and only once."""

    help = "Fill an empty desk with the simulated market, an organisation of each kind and an account for each role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The market and what screening found in it."""
        parser.add_argument("market", type=Path)
        parser.add_argument("findings", type=Path)

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Take the market in with a bar, enter the cast, print the accounts."""
        if not settings.DEMONSTRATION:
            raise NoDemonstrationError
        call_command("migrate", verbosity=0)
        if Organisation.objects.exists():
            raise NotEmptyError
        now = timezone.now()
        founded, opened = now - FOUNDED, now - OPENED
        organisations, accounts = enter_cast(now=founded, language=get_language() or settings.LANGUAGE_CODE)
        adopt_code(now=founded)
        begin_rulesets(now=founded)
        market: Path = options["market"]
        console = Console(stderr=True)
        with Bars(console) as bars, TemporaryDirectory() as folder:
            first, *later = split_findings(options["findings"] / "findings.parquet", Path(folder))
            take_in_market(
                by=NODE,
                now=opened,
                platform=PLATFORM,
                listings=market / "listings.parquet",
                sellers=market / "sellers.parquet",
                findings=first,
                watch=bars.show,
            )
            own, truth = own_shops(organisations["seller"], now=opened), read_truth(market / "labels.parquet")
            waves = [(now - ago, partial(_take, path)) for ago, path in zip(LATER, later, strict=True)]
            planted = punish(own, opened=opened, now=now, truth=truth, waves=waves)
        tell_sales(market / "reviews.parquet", now=now)
        report(now=now)
        run_shadow(now=now)
        hand_out(organisations, now=now)
        Console().print(accounts_table(accounts))
        Console().print(keep_planted(planted), soft_wrap=True)


def _take(findings: Path, at: datetime) -> None:
    take_in_market(by=NODE, now=at, platform=PLATFORM, findings=findings)


class Bars(Progress):
    """One bar per table that is taken in."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        super().__init__(*columns, console=console, disable=not console.is_terminal)
        self.known: dict[str, TaskID] = {}

    def show(self, kind: str, done: int, total: int | None) -> None:
        """How far one table is."""
        if kind not in self.known:
            self.known[kind] = self.add_task(kind, total=total)
        self.update(self.known[kind], completed=done, total=total)
