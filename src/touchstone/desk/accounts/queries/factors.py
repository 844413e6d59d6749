"""Second factors of people."""

from allauth.mfa.models import Authenticator

from touchstone.desk.accounts.models import Person


def has_factor(person: Person) -> bool:
    """Whether the person set one up, or keeps recovery codes."""
    return bool(Authenticator.objects.filter(user=person).exists())
