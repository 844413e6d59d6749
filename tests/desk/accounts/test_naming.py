"""How members, invitations and keys are called in the record."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.actions.invitations import invite
from touchstone.desk.accounts.actions.keys import make_key
from touchstone.desk.accounts.actions.members import end_role, give_role
from touchstone.desk.audit.models import Event
from touchstone.desk.audit.sentences import tell
from touchstone.desk.authority.permissions import Permission


def read(reader: Standing) -> list[str]:
    with override("en"):
        return [told.plain for told in tell(reader.actor, Event.objects.order_by("sequence"))]


@pytest.fixture
def busy(owner: Standing, colleague: Standing) -> Standing:
    """An administrator who did one thing of each kind."""
    at = {"by": owner.actor, "now": NOW}
    held = give_role(organisation=owner.organisation, person=colleague.person, role="administrator", **at)
    end_role(membership=held, **at)
    invite(organisation=owner.organisation, email="dee@example.org", name="Dee", role="right_holder", **at)
    make_key(name="Nightly", scopes=[Permission.RECORD_VIEW], lifetime=timedelta(days=30), **at)
    return owner


def test_who_may_know_them_reads_names_and_titles(busy: Standing) -> None:
    assert read(busy) == [
        "Ada gave Bo the role Administrator of an organisation.",
        "Ada ended the role Administrator of an organisation of Bo.",
        "Ada invited somebody to the role Right holder or agent.",
        "Ada made the API key “Nightly”.",
    ]


def test_who_may_not_reads_a_word(busy: Standing, colleague: Standing) -> None:
    assert read(colleague)[3] == "Ada made an API key."


def test_a_stranger_reads_no_name(busy: Standing, stranger: Standing) -> None:
    assert not any(name in " ".join(read(stranger)) for name in ("Ada", "Bo", "Dee", "Nightly"))


def test_no_sentence_shows_an_id(busy: Standing, colleague: Standing, stranger: Standing) -> None:
    ids = set(Event.objects.values_list("subject", flat=True))
    for reader in (busy, colleague, stranger):
        assert not any(one in sentence for one in ids for sentence in read(reader))
