"""What the front door keeps: the beats of the background work."""

from typing import ClassVar

from django.db import models


class Beat(models.Model):
    """The last time a pass of the background work ran, and how it ended."""

    APPEND_ONLY: ClassVar = False

    name = models.CharField(max_length=40, primary_key=True)
    ran_at = models.DateTimeField()
    seconds = models.FloatField()
    done = models.BigIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)
