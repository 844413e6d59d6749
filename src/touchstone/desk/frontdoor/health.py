"""Is the desk alive, is it ready, and what does monitoring want to know."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from touchstone.desk.audit.alarms import open_alarm
from touchstone.desk.audit.guards import missing_guards
from touchstone.desk.audit.models import LogTail
from touchstone.desk.frontdoor.models import Beat
from touchstone.desk.frontdoor.passes import PASSES

LEAST_FREE_BYTES = 200 * 1024 * 1024
SILENT_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, and if not, what is the matter."""

    name: str
    is_well: bool
    matter: str = ""


def look(now: datetime) -> list[Finding]:
    """Everything that must be well for the desk to take work."""
    return [_try(name, check, now) for name, check in CHECKS.items()]


def _try(name: str, check: Callable[[datetime], str], now: datetime) -> Finding:
    try:
        matter = check(now)
    except (DatabaseError, OSError) as error:
        matter = type(error).__name__
    return Finding(name, not matter, matter)


def _database(now: datetime) -> str:
    return "" if LogTail.objects.filter(pk=1).exists() else "the record has no tail"


def _migrations(now: datetime) -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} migrations are waiting" if waiting else ""


def _disk(now: datetime) -> str:
    free = shutil.disk_usage(settings.HOME).free
    return "" if free >= LEAST_FREE_BYTES else f"{free // 1024 // 1024} MB are free"


def silent_passes(now: datetime) -> list[str]:
    """The passes of the work that should have run and did not; each has its own pace."""
    beats = dict(Beat.objects.values_list("name", "ran_at"))
    return [
        each.name
        for each in PASSES
        if each.name not in beats or now - beats[each.name] > SILENT_AFTER + timedelta(seconds=each.every)
    ]


def _work(now: datetime) -> str:
    silent = silent_passes(now)
    return f"no beat of {', '.join(silent)}" if silent else ""


def _ledger(now: datetime) -> str:
    alarm, missing = open_alarm(), missing_guards(connection)
    return alarm.english if alarm else f"the guards {', '.join(missing)} are gone" if missing else ""


CHECKS: dict[str, Callable[[datetime], str]] = {
    "database": _database,
    "migrations": _migrations,
    "disk": _disk,
    "work": _work,
    "ledger": _ledger,
}
