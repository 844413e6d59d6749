"""Filters of the queue that people keep, and what a reviewer chose for the pages of leads."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired


class SavedFilter(models.Model):
    """`asked` holds fields of the queue's form. A shared one is there for everybody of the organisation."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "leads.saved_filter"

    public_id = PublicIdField("svf")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    asked = models.JSONField(default=dict)
    is_shared = models.BooleanField(_("shared with the organisation"), default=False)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32)

    class Meta:
        """A person gives a name once."""

        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("created_by", "name"), name="one_filter_per_name"),
            paired("created", name="saved_filter_created_pair"),
        )

    def __str__(self) -> str:
        return self.name


class ReviewerChoice(models.Model):
    """Of one person: the filter with which the queue opens, and whether the next lead opens after a verdict."""

    APPEND_ONLY: ClassVar = False

    person = models.CharField(max_length=32, unique=True)
    opens_with = models.ForeignKey(SavedFilter, on_delete=models.SET_NULL, null=True, related_name="+")
    opens_next = models.BooleanField(default=True)
