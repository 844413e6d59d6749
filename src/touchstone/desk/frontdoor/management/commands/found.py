"""touchstone found: the organisation that operates the node, and its first person."""

import getpass
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.accounts.actions.founding import enter_person
from touchstone.desk.accounts.actions.organisations import make_organisation
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.audit.acting import writing
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.frontdoor.command import DeskCommand
from touchstone.desk.frontdoor.errors import FoundedError
from touchstone.desk.rulesets.actions.drafting import found_release

ROLES = ("administrator", "operator")


class Command(DeskCommand):
    """Once per node; everybody else is invited, or asks for access."""

    help = "Enter the organisation that operates this node, and its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who; the password is asked for, or read from standard input."""
        parser.add_argument("organisation")
        parser.add_argument("name")
        parser.add_argument("email")
        parser.add_argument("--password-stdin", action="store_true")

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Check everything first, then enter both in one act."""
        call_command("migrate", verbosity=0)
        if Organisation.objects.filter(operates_node=True).exists():
            raise FoundedError
        email = options["email"].strip().lower()
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else ask_password()
        check(email, options["name"], password)
        now = timezone.now()
        with writing():
            organisation = make_organisation(
                name=options["organisation"], kind=OrganisationKind.PLATFORM, operates_node=True, by=NODE, now=now
            )
            enter_person(
                organisation=organisation,
                roles=ROLES,
                email=email,
                name=options["name"],
                password=password,
                language=get_language() or "en",
                by=NODE,
                now=now,
            )
            found_release(by=NODE, now=now)
        self.stdout.write(
            _("%(organisation)s operates this node; %(email)s can sign in and sets up a second factor.") % options
        )


def check(email: str, name: str, password: str) -> None:
    """Raises InvalidError with all that is wrong."""
    person = Person(email=email, name=name)
    checks: tuple[Callable[[], object], ...] = (
        partial(validate_email, email),
        partial(validate_password, password, user=person),
    )
    problems = [message for validate in checks for message in messages_of(validate)]
    if problems:
        raise InvalidError(problems=" ".join(problems))


def messages_of(validate: Callable[[], object]) -> list[str]:
    """What a validator has to say; nothing when all is well."""
    try:
        validate()
    except ValidationError as refused:
        return list(refused.messages)
    return []


def ask_password() -> str:
    """Twice, unseen. Raises InvalidError where the two differ."""
    password = getpass.getpass(_("Password: "))
    if getpass.getpass(_("Again: ")) != password:
        raise InvalidError(problems=_("the two passwords differ"))
    return password
