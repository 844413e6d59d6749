"""Django's flush, which ends each transactional test: the guards of the record fall, all is emptied, they stand again."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections, transaction

from touchstone.desk.audit.guards import drop_guards, raise_guards
from touchstone.desk.audit.models import LogTail


class Command(flush.Command):
    """Found before Django's own, in the tests only."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        drop_guards(connection)
        super().handle(**options)
        with transaction.atomic():
            raise_guards(connection)
            LogTail.objects.create(pk=1)
