"""Entering an organisation and keeping its details."""

import pytest

from tests.desk.accounts.record import kinds, last_event
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.actions.organisations import change_organisation, make_organisation
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.authority.organisation_kind import OrganisationKind

DETAILS = {"name": "Brand House", "registration_number": "", "website": "https://brand.example"}


def test_the_node_enters_an_organisation(db: None) -> None:
    made = make_organisation(name="Police", kind=OrganisationKind.POLICE, by=NODE, now=NOW)
    assert last_event().subject == made.public_id
    assert last_event().data == {"kind": "police"}


def test_nobody_else_enters_one(owner: Standing) -> None:
    with pytest.raises(NotPermittedError):
        make_organisation(name="Police", kind=OrganisationKind.POLICE, by=owner.actor, now=NOW)


def test_the_record_says_what_changed_and_only_that(owner: Standing) -> None:
    change_organisation(organisation=owner.organisation, **DETAILS, by=owner.actor, now=NOW)
    assert last_event().data == {"changed": {"website": {"from": "", "to": "https://brand.example"}}}


def test_what_stays_the_same_writes_nothing(owner: Standing) -> None:
    same = {"name": owner.organisation.name, "registration_number": "", "website": ""}
    change_organisation(organisation=owner.organisation, **same, by=owner.actor, now=NOW)
    assert kinds() == []


def test_a_colleague_without_the_role_changes_nothing(owner: Standing, colleague: Standing) -> None:
    with pytest.raises(NotPermittedError):
        change_organisation(organisation=owner.organisation, **DETAILS, by=colleague.actor, now=NOW)


def test_an_administrator_elsewhere_changes_nothing_here(owner: Standing, stranger: Standing) -> None:
    with pytest.raises(NotPermittedError):
        change_organisation(organisation=owner.organisation, **DETAILS, by=stranger.actor, now=NOW)
