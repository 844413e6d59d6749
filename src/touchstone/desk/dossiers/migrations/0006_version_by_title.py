"""The order of titles moves from listings, which each finding changes, to their versions, which stay as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Also the next step of a desk of 0.3.0."""

    dependencies = [("dossiers", "0005_listing_sales")]
    operations = [
        migrations.RemoveIndex("listing", "listing_by_title"),
        migrations.AddIndex("listingversion", models.Index(fields=["title", "listing"], name="version_by_title")),
    ]
