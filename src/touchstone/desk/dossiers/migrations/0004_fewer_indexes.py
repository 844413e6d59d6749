"""Indexes that no question uses go, for each costs every finding: those for LIKE on public ids, and shops' without verdict."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

LIKE = "SELECT indexname FROM pg_indexes WHERE tablename LIKE 'dossiers\\_%%' AND indexname LIKE '%%\\_public\\_id\\_%%\\_like'"


def drop_indexes(apps: Any, editor: Any) -> None:
    """The table stays as it is; databases made since 0.4.0 have no index for LIKE."""
    listing = apps.get_model("dossiers", "Listing")
    with editor.connection.cursor() as cursor:
        found = editor.connection.introspection.get_constraints(cursor, listing._meta.db_table)
        names = [name for name, each in found.items() if each["index"] and each["columns"] == ["shop_id"]]
        if editor.connection.vendor == "postgresql":
            cursor.execute(LIKE, [])
            names += [row[0] for row in cursor.fetchall()]
    for name in names:
        editor.execute(f"DROP INDEX {editor.quote_name(name)}")


class Migration(migrations.Migration):
    """The last part only tells Django what the first did."""

    dependencies = [("dossiers", "0003_version_by_brand")]
    operations = [
        migrations.RunPython(drop_indexes, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "listing",
                    "shop",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listings",
                        to="dossiers.shop",
                    ),
                )
            ]
        ),
    ]
