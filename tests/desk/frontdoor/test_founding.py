"""A node is founded once, with a password that is good enough."""

import io
from typing import Any

import pytest
from django.core.management import call_command

from touchstone.desk.accounts.models import Membership, Organisation, Person
from touchstone.desk.frontdoor.command import REFUSED

pytestmark = pytest.mark.django_db
GOOD = "a long and unusual password"


def found(monkeypatch: pytest.MonkeyPatch, password: str = GOOD, email: str = "Ada@Example.org") -> str:
    """Found a node as a script does; returns what was printed."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    printed = io.StringIO()
    options: dict[str, Any] = {"password_stdin": True, "stdout": printed, "stderr": printed}
    call_command("found", "Marketplace", "Ada", email, **options)
    return printed.getvalue()


def test_a_node_has_its_organisation_and_first_administrator(monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch)
    person = Person.objects.get(email="ada@example.org")
    assert Organisation.objects.get().operates_node
    assert person.check_password(GOOD)
    assert set(Membership.objects.values_list("role", flat=True)) == {"administrator", "operator"}


def test_a_node_is_founded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch)
    with pytest.raises(SystemExit) as refused:
        found(monkeypatch, email="bo@example.org")
    assert refused.value.code == REFUSED
    assert Person.objects.count() == 1


@pytest.mark.parametrize(("password", "email"), [("short", "ada@example.org"), (GOOD, "no address"), ("", "a@b.org")])
def test_what_does_not_fit_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, password: str, email: str) -> None:
    with pytest.raises(SystemExit):
        found(monkeypatch, password, email)
    assert not Organisation.objects.exists()
