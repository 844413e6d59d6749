"""The one row that whoever writes holds."""

from typing import Any

from django.db import migrations


def make_tail(apps: Any, editor: Any) -> None:
    """An empty log."""
    apps.get_model("audit", "LogTail").objects.create(pk=1)


class Migration(migrations.Migration):
    """Needs the table."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(make_tail, migrations.RunPython.noop)]
