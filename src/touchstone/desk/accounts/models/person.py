"""A person who can sign in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.identifiers import PublicIdField


class PersonManager(BaseUserManager["Person"]):
    """Finds people by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this address."""
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A new person; without a password nobody can sign in as this person until one is set."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Who acts. What this person may do comes from memberships alone: there is no superuser."""

    APPEND_ONLY: ClassVar = False
    SUBJECT_KIND: ClassVar = "accounts.person"

    public_id = PublicIdField("per")
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("full name"), max_length=120)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    session_epoch = models.PositiveIntegerField(default=0)
    """Raised to end every session of this person at once."""

    objects: ClassVar[PersonManager] = PersonManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        signed = f"{self.session_epoch}:{self.password}"
        return salted_hmac("touchstone.session", signed, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """What other people call this person."""
        return self.name

    def get_short_name(self) -> str:
        """The same."""
        return self.name
