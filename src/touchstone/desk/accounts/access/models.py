"""Access requests, what was asked and answered, and the links that their applicants hold."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.access.transitions import ACCESS, ADMITTED
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.organisation_kind import CHOICES
from touchstone.desk.authority.pairs import paired
from touchstone.desk.workflow.models import StatusField, Stepped, known_states
from touchstone.desk.workflow.table import State


class AccessRequest(Stepped):
    """An organisation asks to work at this desk. The contact and all free text can be forgotten once it has ended."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "access.request"

    public_id = PublicIdField("acc")
    status = StatusField(ACCESS)
    name = models.CharField(_("name of the organisation"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=CHOICES)
    is_chinese = models.BooleanField(_("registered in mainland China"), default=True)
    registration_number = models.CharField(_("unified social credit code"), max_length=40, blank=True)
    why = models.TextField(_("what you want to do here"), max_length=2000, blank=True)
    contact_name = models.CharField(_("your name"), max_length=120, blank=True)
    contact_email = models.EmailField(_("your e-mail address"), blank=True)
    language = models.CharField(max_length=10)
    created_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=32, blank=True)
    opened_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)
    forgotten_by = models.CharField(max_length=32, blank=True)
    refusal = models.TextField(blank=True)
    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, null=True, related_name="access_request"
    )

    class Meta:
        """Known states; who is admitted is an organisation."""

        ordering = ("created_at", "id")
        indexes = (
            models.Index(fields=("status", "created_at"), name="access_by_status"),
            models.Index(fields=("registration_number",), name="access_by_number"),
        )
        constraints = (
            known_states(ACCESS, name="access_known_state"),
            paired("claimed", name="access_claimed_pair"),
            paired("forgotten", name="access_forgotten_pair"),
            models.CheckConstraint(
                condition=models.Q(organisation=None) | models.Q(status=ADMITTED), name="access_admitted_only"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> State:
        """The row of its status."""
        return ACCESS.state(self.status)


class AccessQuestion(models.Model):
    """One question to an applicant, and the answer."""

    APPEND_ONLY: ClassVar = False

    request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="questions")
    question = models.TextField()
    answer = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=32)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were asked; one is open at a time."""

        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("request",), condition=models.Q(answered_at=None), name="access_one_open_question"
            ),
            paired("asked", name="access_asked_pair"),
        )


class AccessLink(models.Model):
    """A link that was sent to the applicant; of its token only the digest is kept."""

    APPEND_ONLY: ClassVar = False  # forgetting removes them

    request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="links")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
