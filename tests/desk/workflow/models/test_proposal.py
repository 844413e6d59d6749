"""The database keeps the rule of two people, too."""

import pytest
from django.db import IntegrityError, transaction

from tests.desk.people import NOW
from touchstone.desk.workflow.models import Proposal

pytestmark = pytest.mark.django_db
OPEN = {"workflow": "w", "subject_kind": "k", "subject": "s", "verb": "v", "made_at": NOW, "made_by": "per_a"}
ENDED = {**OPEN, "ended_at": NOW, "ended_how": "admit"}


@pytest.mark.parametrize(
    "row",
    [
        {**ENDED, "confirmed": True, "ended_by": "per_a"},
        {**ENDED, "confirmed": True, "ended_by": ""},
        {**OPEN, "confirmed": True, "ended_by": "per_b"},
        {**OPEN, "ended_at": NOW},
        {**OPEN, "made_by": ""},
    ],
    ids=("the same person", "nobody", "not ended", "no verb", "made by nobody"),
)
def test_the_database_refuses_a_proposal_that_breaks_the_rule(row: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(**row)


def test_an_object_has_one_open_proposal() -> None:
    Proposal.objects.create(**ENDED, confirmed=True, ended_by="per_b")
    Proposal.objects.create(**OPEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(**OPEN)
