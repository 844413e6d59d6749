"""The figures and the rows behind them as a folder, as both are at one moment, to be recounted without the desk."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.queries.agreement import agreement
from touchstone.desk.leads.queries.precision import Period as Days
from touchstone.desk.leads.queries.precision import precision_of_rulesets, precision_of_signals
from touchstone.desk.reports.errors import FolderError
from touchstone.desk.reports.queries.periods import Period, edges_of, weeks_to
from touchstone.desk.reports.queries.rows import ROWS, reviewer_name
from touchstone.desk.reports.queries.service import figures_between, service_figures
from touchstone.desk.reports.saying import Line, every_line, kappa_line, share_line
from touchstone.desk.reports.tables import Cells, line_rows, lines_of_csv, period_rows, trend_rows
from touchstone.desk.reports.trend import LEAST, MOST
from touchstone.figures.precision import Precision
from touchstone.figures.recount.comparing import PUBLISHED
from touchstone.figures.recount.record import write_head, write_rows
from touchstone.figures.service import Share


def export_folder(folder: Path, period: Period, *, by: Actor, now: datetime) -> int:
    """Write all of it; returns the number of rows. Raises FolderError where something is there already."""
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise FolderError(folder=folder, reason=error.strerror or error) from None
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first and connection.vendor == "postgresql":  # all questions see the same moment, as they do in SQLite
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        (folder / PUBLISHED).write_bytes(lines_of_csv(published(period, by, now)))
        count = sum(write_rows(folder, kind, rows()) for kind, rows in ROWS.items())
    write_head(folder, now, settings.TIME_ZONE)
    return count


def published(period: Period, by: Actor, now: datetime) -> Iterator[Cells]:
    """What the pages show: of the period and the one before, of the weeks; precision of each rule, agreement of all time."""
    yield from line_rows(every_line(service_figures(period, by, now), settles=True), period)
    yield from period_rows(precision_lines(period), period)
    before, edges = period.before, weeks_to(period, LEAST, MOST)
    yield from trend_rows(edges_of(period)[:2], figures_between(edges_of(period)[:2], by, now), settles=True)[1:]
    yield from period_rows(precision_lines(before), before)
    weeks = trend_rows(edges, figures_between(edges, by, now), settles=True)[1:]
    yield from (row for row in weeks if tuple(row[-2:]) not in {_days(period), _days(before)})
    yield from period_rows(agreement_lines(by), None)


def precision_lines(period: Period) -> list[Line]:
    """Of each ruleset and each signal that something was decided of in these days."""
    days = Days(*period.days)
    found = (("precision.ruleset", precision_of_rulesets(days)), ("precision.signal", precision_of_signals(days)))
    return [_precision(key, name, each) for key, by_name in found for name, each in sorted(by_name.items())]


def agreement_lines(by: Actor) -> list[Line]:
    """Over all, on each verdict, for each two reviewers under their pseudonyms."""
    found = agreement(by)
    said = [("agreement", "kappa", found.overall)]
    said += [("agreement.verdict", verdict.value, each) for verdict, each in found.verdicts]
    for pair, each in found.pairs:
        said.append(("agreement.pair", " · ".join(sorted(map(reviewer_name, pair))), each))
    return [kappa_line(each, key, part) for key, part, each in said]


def _precision(key: str, name: str, found: Precision) -> Line:
    return share_line(key, name, Share(found.breaches, found.decided, found.unclear))


def _days(period: Period) -> Sequence[object]:
    return tuple(day.isoformat() for day in period.days)
