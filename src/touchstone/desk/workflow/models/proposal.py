"""What one person proposed and another has to confirm."""

from typing import ClassVar

from django.db import models

from touchstone.desk.authority.identifiers import PublicIdField


class Proposal(models.Model):
    """A step that waits for a second person. `values` are those the confirming step will work with.

    `ended_how` is the verb that ended it; `confirmed` says that a second person took it on.
    """

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "workflow.proposal"

    public_id = PublicIdField("pro")
    workflow = models.CharField(max_length=32)
    subject_kind = models.CharField(max_length=32)
    subject = models.CharField(max_length=32)
    verb = models.CharField(max_length=32)
    values = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=32)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=32, blank=True)
    ended_how = models.CharField(max_length=32, blank=True)
    confirmed = models.BooleanField(default=False)

    class Meta:
        """One open proposal for an object; the database, too, lets nobody confirm the own one."""

        ordering = ("-made_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject_kind", "subject"), condition=models.Q(ended_at=None), name="proposal_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed=False) | ~models.Q(ended_by__in=("", models.F("made_by"))),
                name="proposal_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_how="", confirmed=False)
                | (~models.Q(ended_at=None) & ~models.Q(ended_how="")),
                name="proposal_end_pair",
            ),
            models.CheckConstraint(condition=~models.Q(made_by=""), name="proposal_has_person"),
        )
