"""What programs may do with a key: never more than its scopes, its person and its time."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.desk.authority.scene import Scene
from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.frontdoor.api.test_matrix import EXPECTED, OPERATIONS, ask, bodies
from touchstone.desk.accounts.key_rules import NOT_FOR_PROGRAMS
from touchstone.desk.accounts.models import ApiKey
from touchstone.desk.authority.operations import Anyone
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import Open

pytestmark = pytest.mark.django_db
IN_PERSON = {"take_access_step"}
"""Its steps ask for a permission of their own, which no key has."""


def is_for_people(name: str) -> bool:
    return name in IN_PERSON or OPERATIONS[name].needs in NOT_FOR_PROGRAMS


def found(scene: Scene, program: Program) -> dict[str, str]:
    """What each operation answers to it; nothing of it stays."""
    client, sent = Client(headers={"authorization": f"Bearer {program.token}"}), bodies(scene.things, scene)
    answers = {}
    for name, row in OPERATIONS.items():
        with transaction.atomic():
            answers[name] = ask(client, row, scene.things, sent.get(name))
            transaction.set_rollback(True)
    return answers


@pytest.mark.parametrize("relation", ["owner", "colleague", "stranger", "steward", "analyst", "supervisor", "operator"])
def test_a_key_for_everything_does_what_its_person_may_do_and_a_program_too(relation: str, scene: Scene) -> None:
    expected = {name: "403" if is_for_people(name) else cells[relation] for name, cells in EXPECTED.items()}
    assert found(scene, program_of(scene.people[relation])) == expected


def test_a_key_without_scopes_learns_only_whose_it_is(scene: Scene) -> None:
    free = {name for name, row in OPERATIONS.items() if row.needs in (Open.EVERYONE, Anyone.KNOWN)}
    told = found(scene, program_of(scene.owner, []))
    assert {name for name, answer in told.items() if answer != "403"} == free


@pytest.mark.parametrize("scope", [Permission.ENDPOINT_VIEW, Permission.REFERENCE_VIEW, Permission.EVIDENCE_ADD])
def test_a_key_with_one_scope_passes_no_other_door(scope: Permission, scene: Scene) -> None:
    told = found(scene, program_of(scene.owner, [scope]))
    doors = {name for name, row in OPERATIONS.items() if row.needs in (scope, Open.EVERYONE, Anyone.KNOWN)}
    assert {name for name, answer in told.items() if answer not in ("403", "404")} <= doors


@pytest.mark.parametrize("over", ["expired", "revoked", "never made"])
def test_a_key_that_is_over_opens_nothing(over: str, scene: Scene) -> None:
    program, now = program_of(scene.people["supervisor"]), timezone.now()
    if over == "expired":
        ApiKey.objects.update(created_at=now - timedelta(days=2), expires_at=now - timedelta(seconds=1))
    elif over == "revoked":
        ApiKey.objects.update(revoked_at=now, revoked_by="x")
    else:
        program = Program("tst_never")
    assert set(found(scene, program).values()) == {"401"}


def test_a_session_does_not_help_a_wrong_key(scene: Scene) -> None:
    client = scene.client("supervisor")
    assert client.get("/api/v1/sellers").status_code == 200
    assert client.get("/api/v1/sellers", headers={"authorization": "Bearer tst_never"}).status_code == 401
