"""What every dossier that people edit has: when it was made, by whom, and which writing of it this is."""

from django.db import models


class Kept(models.Model):
    """`version` counts edits: an edit names the version it saw, so that none is lost under another."""

    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True
