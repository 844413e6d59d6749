"""Who belongs to which organisation, in which role; and who was asked to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models.organisation import Organisation
from touchstone.desk.authority.identifiers import PublicIdField
from touchstone.desk.authority.pairs import paired
from touchstone.desk.authority.roles import title_of


class Membership(models.Model):
    """One role of one person in one organisation, from its making until its end."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "accounts.membership"

    public_id = PublicIdField("mem")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=32)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """A role is held once at a time; an end has its time and its author, or neither."""

        ordering = ("organisation", "person", "role")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "organisation", "role"),
                condition=models.Q(ended_at=None),
                name="role_held_once",
            ),
            paired("ended", name="membership_ended_pair"),
        )

    @property
    def role_title(self) -> Promise | str:
        """What people call the role."""
        return title_of(self.role)


class Invitation(models.Model):
    """Asks a person by e-mail to join; the token in the mail is kept only as its digest."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "accounts.invitation"

    public_id = PublicIdField("inv")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=32)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32, blank=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=32, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=32, blank=True)

    class Meta:
        """An invitation is accepted or withdrawn, never both; a person is asked once at a time for a role."""

        ordering = ("-created_at",)
        constraints = (
            paired("accepted", name="invitation_accepted_pair"),
            paired("withdrawn", name="invitation_withdrawn_pair"),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(withdrawn_at=None), name="invitation_one_end"
            ),
            models.UniqueConstraint(
                fields=("organisation", "email", "role"),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_open_once",
            ),
        )

    @property
    def role_title(self) -> Promise | str:
        """What people call the role."""
        return title_of(self.role)
