"""Planted faults: each breaks one promise of the desk in the processes under test, so that the harness shows that it sees."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.db import connection, transaction

from touchstone.desk.audit import acting, record
from touchstone.desk.audit.models import Event, LogTail
from touchstone.desk.authority.identifiers import new_public_id
from touchstone.desk.delivery import delivering, leasing, outbox
from touchstone.desk.delivery.retry import Judgement, Step
from touchstone.desk.evidence import actions, sweep
from touchstone.desk.evidence.store import evidence_store
from touchstone.desk.frontdoor import bridge, passes
from touchstone.desk.frontdoor.api import repeats
from touchstone.desk.frontdoor.backup import restore

SOON = 0.3  # seconds by which what should come first comes later


def answer_early() -> None:
    real = bridge.Bridge.answer

    def early(self: Any, environ: Any, crossing: Any) -> Any:
        if environ["REQUEST_METHOD"] != "POST" or environ["PATH_INFO"].startswith("/accounts/"):
            return real(self, environ, crossing)
        environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read())
        threading.Timer(SOON, real, (self, environ, crossing)).start()
        headers = [(b"location", environ["PATH_INFO"].encode())]
        return [
            {"type": "http.response.start", "status": 302, "headers": headers},
            bridge.body_message(b"", more=False),
        ]

    bridge.Bridge.answer = early  # type: ignore[method-assign]  # a planted fault


def event_after_commit() -> None:
    real = record._save
    record._save = lambda *values: transaction.on_commit(lambda: (time.sleep(0.02), real(*values)))  # type: ignore  # planted[assignment]


def outbox_after_commit() -> None:
    real = outbox._queue
    outbox._queue = lambda *values, **named: transaction.on_commit(lambda: real(*values, **named))  # type: ignore


def edge_not_saved() -> None:
    real = acting.Writing.save

    def forgetful(self: acting.Writing) -> None:
        if self.frontier.size % 7:
            real(self)

    acting.Writing.save = forgetful  # type: ignore[method-assign]  # a planted fault


def no_transaction() -> None:
    @contextmanager
    def bare() -> Iterator[acting.Writing]:
        running = acting.current()
        if running is not None:
            yield running
            return
        with acting._one_at_a_time:
            opened = acting.Writing(LogTail.objects.get(pk=1))
            token = acting._writing.set(opened)
            try:
                yield opened
                opened.save()
            finally:
                acting._writing.reset(token)

    acting.writing = bare


def sweep_named() -> None:
    def sweep_all(*, now: Any) -> list[str]:
        return sweep.sweep(evidence_store(), is_named=lambda digest: False, now=now, grace=timedelta())

    passes.sweep_store = sweep_all


def endless_lease() -> None:
    leasing.LEASE = timedelta(days=3650)


def marked_before_sending() -> None:
    real = delivering.Courier.launch

    def hasty(courier: Any, message: Any) -> None:
        leasing.settle(message, Judgement(Step.DONE, "status_204"), now=courier.sender.clock())
        real(courier, message)

    delivering.Courier.launch = hasty  # type: ignore[method-assign]  # a planted fault


def new_id_each_time() -> None:
    real = delivering.attempt_webhook

    def renamed(message: Any, *values: Any, **named: Any) -> Any:
        kept, message.public_id = message.public_id, new_public_id("msg")
        try:
            return real(message, *values, **named)
        finally:
            message.public_id = kept

    delivering.attempt_webhook = renamed


def row_before_content() -> None:
    real = actions.write_row

    def hasty(**named: Any) -> Any:
        digest, store = named["blob"].digest, evidence_store()
        content = b"".join(store.read(digest))
        (store.root / digest[:2] / digest[2:4] / digest).unlink()
        threading.Timer(SOON, store.capture, ([content],), {"most": len(content)}).start()
        return real(**named)

    actions.write_row = hasty


def answer_not_kept() -> None:
    real = repeats.keep
    repeats.keep = lambda *values: transaction.on_commit(lambda: (time.sleep(0.02), real(*values)))  # type: ignore  # planted


def lossy_restore() -> None:
    real = restore.put_snapshot

    def shortened(source: Any) -> None:
        real(source)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')
            else:
                cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
            last = Event.objects.order_by("-sequence").values_list("sequence", flat=True).first()
            cursor.execute("DELETE FROM audit_event WHERE sequence = %s", [last])

    restore.put_snapshot = shortened


def plant(name: str) -> None:
    """Break what this key names; PLANTS says it in words."""
    broken: Callable[[], None] = globals()[name]
    broken()
