"""What the front door keeps: the beats of the background work, the answers of the API to repeated requests."""

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


class KeptAnswer(models.Model):
    """The answer to a request with an idempotency key, written in the transaction of its effect.

    `owner` is who asked, person and organisation; the key is theirs alone. `digest` is of the whole request.
    """

    APPEND_ONLY: ClassVar = False

    owner = models.CharField(max_length=80)
    operation = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()
    body = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        """A key stands for one request."""

        constraints = (models.UniqueConstraint(fields=("owner", "operation", "key"), name="kept_answer_once"),)
