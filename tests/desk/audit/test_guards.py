"""Nobody changes or removes what was written, neither through Django nor with SQL."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from tests.desk.audit.events import LAMP, write
from tests.desk.people import NOW
from touchstone.desk.audit.guards import GUARDS, drop_guards, missing_guards, raise_guards
from touchstone.desk.audit.models import Event, EventSubject, LogTail, Particulars, SignedHead
from touchstone.desk.audit.signing import sign_heads

CHANGES: dict[str, Callable[[], object]] = {
    "update of events": lambda: Event.objects.update(kind="tests.other"),
    "delete of events": lambda: Event.objects.all().delete(),
    "save of an event": lambda: Event.objects.get().save(),
    "update of subjects": lambda: EventSubject.objects.update(subject="thg_3"),
    "delete of subjects": lambda: EventSubject.objects.all().delete(),
    "update of heads": lambda: SignedHead.objects.update(root="0" * 64),
    "delete of heads": lambda: SignedHead.objects.all().delete(),
    "update of particulars": lambda: Particulars.objects.update(content={}),
}
STATEMENTS = [
    *(f"DELETE FROM {guard.table}" for guard in GUARDS if not guard.lets_go and guard.table != "audit_lognode"),
    "UPDATE audit_event SET organisation = 'org_x'",
    "UPDATE audit_particulars SET salt = 'x'",
    "UPDATE audit_signedhead SET note = 'x'",
]


@pytest.fixture
def written(db: None) -> None:
    write(particulars={"name": "王"})
    sign_heads(NOW)


def refused(change: Callable[[], object]) -> bool:
    """Whether the database says no."""
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return "append-only" in str(error)
    return False


@pytest.mark.parametrize("change", CHANGES)
def test_the_record_only_grows(change: str, written: None) -> None:
    assert refused(CHANGES[change])


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nor_does_plain_sql_change_it(statement: str, written: None) -> None:
    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    assert refused(change)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows")
@pytest.mark.parametrize(
    "table", ["audit_event", "audit_signedhead", "audit_eventsubject", "audit_eventword", "audit_particulars"]
)
def test_nor_is_a_row_replaced(table: str, written: None) -> None:
    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"REPLACE INTO {table} SELECT * FROM {table}")

    assert refused(change)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
def test_nor_is_it_truncated(written: None) -> None:
    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE audit_event")

    assert refused(change)


def test_particulars_can_go(written: None) -> None:
    Particulars.objects.all().delete()
    assert not Particulars.objects.exists()


def test_all_guards_stand(db: None) -> None:
    assert missing_guards(connection) == []


def test_a_missing_guard_is_noticed(db: None) -> None:
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON audit_event"
        cursor.execute(f"DROP TRIGGER audit_event_delete{on}")
    assert missing_guards(connection) == ["audit_event_delete"]
    drop_guards(connection)
    raise_guards(connection)
    assert missing_guards(connection) == []


@pytest.mark.django_db(transaction=True)
def test_the_tests_can_empty_it_and_the_guards_stand_again() -> None:
    write(about=LAMP)
    call_command("flush", interactive=False)
    assert not Event.objects.exists()
    assert LogTail.objects.get().size == 0
    assert missing_guards(connection) == []
