"""What happened: events, their forgettable particulars, and what each event is about."""

from typing import ClassVar

from django.db import models

from touchstone.desk.audit.models.bytes_field import BytesField


class Event(models.Model):
    """One thing that happened. Append-only; no foreign key, so that the record never holds on to live data.

    `entry` is the canonical text that the ledger commits to; the other columns repeat it for searching.
    """

    APPEND_ONLY: ClassVar = True

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=64)
    at = models.DateTimeField()
    person = models.CharField(max_length=32, blank=True)
    organisation = models.CharField(max_length=32, blank=True)
    via = models.CharField(max_length=16)
    subject_kind = models.CharField(max_length=32)
    subject = models.CharField(max_length=32)
    data = models.JSONField()
    entry = BytesField()
    leaf_hash = BytesField(max_length=32)

    class Meta:
        """The record is read by its time, by kind, by who acted; events of one time in their order."""

        ordering = ("sequence",)
        indexes = (
            models.Index(fields=("at", "sequence"), name="event_by_time"),
            models.Index(fields=("kind", "at", "sequence"), name="event_by_kind"),
            models.Index(fields=("organisation", "at", "sequence"), name="event_by_organisation"),
            models.Index(fields=("person", "at", "sequence"), name="event_by_person"),
        )


class EventSubject(models.Model):
    """One object that an event is about; timelines are read from here. `at` is that of the event."""

    APPEND_ONLY: ClassVar = True

    subject_kind = models.CharField(max_length=32)
    subject = models.CharField(max_length=32)
    at = models.DateTimeField()
    sequence = models.BigIntegerField()
    event = models.ForeignObject(
        Event, models.DO_NOTHING, from_fields=("sequence",), to_fields=("sequence",), related_name="subjects"
    )  # a way to join, not a column

    class Meta:
        """A timeline is one index range."""

        constraints = (
            models.UniqueConstraint(fields=("sequence", "subject", "subject_kind"), name="one_subject_per_event"),
        )
        indexes = (models.Index(fields=("subject", "subject_kind", "at", "sequence"), name="event_by_subject"),)


class EventWord(models.Model):
    """A word by which an event is found; `personal`: it stands in the particulars alone, and goes with them."""

    APPEND_ONLY: ClassVar = False  # forgetting removes the personal ones

    word = models.CharField(max_length=64)
    personal = models.BooleanField()
    at = models.DateTimeField()
    sequence = models.BigIntegerField()
    event = models.ForeignObject(
        Event, models.DO_NOTHING, from_fields=("sequence",), to_fields=("sequence",), related_name="words"
    )  # a way to join, not a column

    class Meta:
        """A search is one index range; an event has a word once."""

        constraints = (models.UniqueConstraint(fields=("sequence", "word"), name="one_word_per_event"),)
        indexes = (models.Index(fields=("word", "at", "sequence"), name="event_by_word"),)


class Particulars(models.Model):
    """The personal part of an event, apart from it: it can be forgotten, and the ledger stays whole."""

    APPEND_ONLY: ClassVar = False  # forgetting removes the row

    sequence = models.BigIntegerField(primary_key=True)
    about = models.CharField(max_length=32, db_index=True)
    salt = models.CharField(max_length=64)
    content = models.JSONField()
