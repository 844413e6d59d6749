"""Idempotency keys: a repeated request has one effect and one answer, whatever happens between."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.delivery.message_kind import TEST
from touchstone.desk.dossiers.models import Brand
from touchstone.desk.frontdoor.api.repeats import KEPT_FOR
from touchstone.desk.frontdoor.forgetting import forget_old
from touchstone.desk.frontdoor.models import KeptAnswer

KEY = '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
HOUSE = {"name": "House"}


@pytest.fixture
def program(owner: Standing) -> Program:
    return program_of(owner)


def add(program: Program, body: Any = HOUSE, key: str = KEY) -> Any:
    return program.ask("POST", "brands", body, idempotency_key=key)


def test_a_repetition_gets_the_same_answer_and_has_no_second_effect(program: Program) -> None:
    first, second = add(program), add(program)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert first.headers["Location"] == second.headers["Location"]
    assert Brand.objects.count() == Event.objects.filter(kind="dossiers.brand_added").count() == 1


@pytest.mark.parametrize("body", [{"name": "Other"}, {"name": "House", "aliases": ["H"]}, b'{"name":  "House"}'])
def test_the_same_key_with_another_body_is_refused(program: Program, body: Any) -> None:
    add(program)
    refused = add(program, body)
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:touchstone:refusal:other_request")
    assert Brand.objects.count() == 1


def test_a_refusal_keeps_nothing_and_leaves_the_key_free(program: Program) -> None:
    assert add(program, {"name": ""}).status_code == 422
    assert not KeptAnswer.objects.exists()
    assert add(program).status_code == 201


def test_a_fault_in_the_act_leaves_neither_effect_nor_answer(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any, **_named: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("touchstone.desk.frontdoor.api.repeats.keep", broken)
    with pytest.raises(OSError, match="disk"):
        add(program)
    assert not Brand.objects.exists()
    assert not Event.objects.filter(kind="dossiers.brand_added").exists()


def test_an_answer_with_a_secret_is_kept_so_that_the_database_alone_tells_it_to_nobody(program: Program) -> None:
    made = program.ask("POST", "endpoints", {"name": "Us", "url": "https://us.example.org/", "kinds": [TEST.key]})
    path = f"endpoints/{made.json()['id']}/secret"
    first, second = (program.ask("POST", path, idempotency_key=KEY) for _ in range(2))
    assert first.json()["secret"].startswith("whsec_")
    assert first.content == second.content
    assert b"whsec_" not in bytes(KeptAnswer.objects.get().body)


def test_a_key_is_its_owners_alone(program: Program, stranger: Standing) -> None:
    mine, theirs = add(program), add(program_of(stranger))
    assert mine.json()["id"] != theirs.json()["id"]


def test_a_key_of_one_operation_says_nothing_of_another(program: Program) -> None:
    add(program)
    right = program.ask("POST", "rights", {"kind": "trademark", "number": "1"}, idempotency_key=KEY)
    assert right.status_code == 201


@pytest.mark.parametrize("key", ["bare", '"', '""', '"a" "b"', '"é"', '"' + "k" * 201 + '"', "8e03978e"])
def test_what_is_no_string_in_quotes_is_refused(program: Program, key: str) -> None:
    assert add(program, key=key).status_code == 400
    assert not Brand.objects.exists()


def test_who_lost_the_permission_gets_no_kept_answer(program: Program, owner: Standing) -> None:
    add(program)
    owner.person.memberships.filter(role="right_holder").update(ended_at=NOW, ended_by="x")
    assert add(program).status_code == 403


def test_answers_are_forgotten_after_a_day(program: Program) -> None:
    add(program)
    kept = KeptAnswer.objects.get()
    assert forget_old(kept.expires_at - timedelta(seconds=1)) == 0
    assert forget_old(kept.expires_at) == 1
    assert timedelta(hours=23) < KEPT_FOR <= timedelta(hours=24)
    assert add(program).status_code == 201
    assert Brand.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_at_once_have_one_effect(owner: Standing) -> None:
    program, at_once, found = program_of(owner), Barrier(6), []

    def send() -> None:
        at_once.wait()
        found.append(add(program))
        connections.close_all()

    threads = [Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in found} == {201}, [answer.content for answer in found]
    assert len({answer.content for answer in found}) == 1
    assert Brand.objects.count() == Event.objects.filter(kind="dossiers.brand_added").count() == 1
    assert connection.vendor in ("sqlite", "postgresql")
