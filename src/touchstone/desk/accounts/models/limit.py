"""What limits how often somebody may knock: gates of sign-in, buckets of requests, the cache that processes share."""

from typing import ClassVar

from django.db import models

from touchstone.desk.authority.identifiers import PublicIdField


class SignInGate(models.Model):
    """Counts failed sign-ins with one e-mail address, or from one network address; both only as a digest.

    There is a gate for addresses that no account has, too: it must not show who has one.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "accounts.sign_in"

    public_id = PublicIdField("sig")
    digest = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField()
    closed_until = models.DateTimeField(null=True, blank=True)


class RateBucket(models.Model):
    """A token bucket: `tokens` were there at `filled_at`; they refill with time. One row per key and purpose."""

    APPEND_ONLY: ClassVar = False

    name = models.CharField(max_length=64, unique=True)
    tokens = models.FloatField()
    filled_at = models.DateTimeField()


class CacheEntry(models.Model):
    """The table of Django's database cache, so that `migrate` is all it takes; nothing else reads or writes it."""

    APPEND_ONLY: ClassVar = False

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """The name that the setting CACHES gives."""

        db_table = "frontdoor_cache"
