"""The triggers that let the record only grow."""

from typing import Any

from django.db import migrations

from touchstone.desk.audit.guards import drop_guards, raise_guards


def stand(apps: Any, editor: Any) -> None:
    """In the words of the database at hand."""
    raise_guards(editor.connection)


def fall(apps: Any, editor: Any) -> None:
    """The way back."""
    drop_guards(editor.connection)


class Migration(migrations.Migration):
    """Needs the tables."""

    dependencies = [("audit", "0002_tail")]
    operations = [migrations.RunPython(stand, fall)]
