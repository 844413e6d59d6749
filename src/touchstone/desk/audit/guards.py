"""Append-only by the database too: triggers that refuse to change or remove what was written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """A table that only grows. `keys` are its identities: SQLite would replace a row of the same identity unseen.

    `lets_go`: rows may be removed, but never changed.
    """

    table: str
    keys: tuple[tuple[str, ...], ...]
    lets_go: bool = False


GUARDS = (
    Guard("audit_event", (("sequence",),)),
    Guard("audit_eventsubject", (("id",), ("sequence", "subject", "subject_kind"))),
    Guard("audit_lognode", (("id",), ("level", "place"))),
    Guard("audit_signedhead", (("id",), ("size",))),
    Guard("audit_eventword", (("id",), ("sequence", "word")), lets_go=True),
    Guard("audit_particulars", (("sequence",),), lets_go=True),
)
FUNCTION = """CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"""


def raise_guards(connection: BaseDatabaseWrapper) -> None:
    """Put all triggers in place."""
    is_sqlite = connection.vendor == "sqlite"
    statements = [] if is_sqlite else [FUNCTION]
    for guard in GUARDS:
        statements += _sqlite(guard) if is_sqlite else _postgresql(guard)
    _run(connection, statements)


def drop_guards(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away: only the tests do this, to empty their database or to play the forger."""
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    names = [(guard.table, name) for guard in GUARDS for name in trigger_names(guard, connection.vendor)]
    _run(connection, [f"DROP TRIGGER IF EXISTS {name}{on.format(table=table)}" for table, name in names])


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that should stand and do not."""
    sqlite = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(
            sqlite if connection.vendor == "sqlite" else "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'"
        )
        standing = {name for (name,) in cursor.fetchall()}
    wanted = [name for guard in GUARDS for name in trigger_names(guard, connection.vendor)]
    return [name for name in wanted if name not in standing]


def trigger_names(guard: Guard, vendor: str) -> list[str]:
    """What the triggers of a table are called."""
    verbs = ["update", "replace" if vendor == "sqlite" else "truncate", *([] if guard.lets_go else ["delete"])]
    return [f"{guard.table}_{verb}" for verb in verbs]


def _sqlite(guard: Guard) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{guard.table} is append-only'); END"
    matches = (" AND ".join(f"{one} = NEW.{one}" for one in key) for key in guard.keys)
    there = " OR ".join(f"EXISTS (SELECT 1 FROM {guard.table} WHERE {match})" for match in matches)  # noqa: S608 - our own names
    for name in trigger_names(guard, "sqlite"):
        verb = name.rpartition("_")[2].upper()
        when = f"INSERT ON {guard.table} WHEN {there}" if verb == "REPLACE" else f"{verb} ON {guard.table}"
        yield f"CREATE TRIGGER {name} BEFORE {when} {refuse}"


def _postgresql(guard: Guard) -> Iterator[str]:
    for name in trigger_names(guard, "postgresql"):
        verb = name.rpartition("_")[2].upper()
        each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
        yield f"CREATE TRIGGER {name} BEFORE {verb} ON {guard.table} FOR EACH {each} EXECUTE FUNCTION audit_refuse()"


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
