"""ETags: a reader skips what it has, a writer says what it saw."""

import pytest

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import Standing
from touchstone.desk.accounts.models import Organisation


@pytest.fixture
def program(owner: Standing) -> Program:
    return program_of(owner)


@pytest.fixture
def path(owner: Standing) -> str:
    return f"organisations/{owner.organisation.public_id}"


def test_an_object_has_a_strong_state_and_a_list_a_weak_one(program: Program, path: str) -> None:
    assert program.get(path).headers["ETag"].startswith('"')
    assert program.get("organisations").headers["ETag"].startswith('W/"')


@pytest.mark.parametrize("where", ["object", "list"])
def test_who_has_the_state_gets_no_body(program: Program, path: str, where: str) -> None:
    path = path if where == "object" else "organisations"
    state = program.get(path).headers["ETag"]
    for sent in (state, f'"other", {state}', "*", state.removeprefix("W/")):
        answer = program.get(path, if_none_match=sent)
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", state)
    assert program.get(path, if_none_match='"other"').status_code == 200


def test_a_change_makes_another_state(program: Program, path: str) -> None:
    before = program.get(path).headers["ETag"]
    changed = program.ask("PATCH", path, {"name": "New"}, if_match=before)
    assert changed.status_code == 200
    assert changed.headers["ETag"] == program.get(path).headers["ETag"] != before


def test_a_change_must_say_what_it_saw(program: Program, path: str) -> None:
    answer = program.ask("PATCH", path, {"name": "New"})
    assert answer.status_code == 428
    assert answer.json()["type"] == "urn:touchstone:refusal:which_state"


def test_a_change_of_what_somebody_else_changed_is_refused_with_the_present_state(program: Program, path: str) -> None:
    seen = program.get(path).headers["ETag"]
    program.ask("PATCH", path, {"name": "Theirs"}, if_match=seen)
    refused = program.ask("PATCH", path, {"name": "Mine"}, if_match=seen)
    assert refused.status_code == 412
    assert refused.json()["current"]["name"] == "Theirs"
    assert refused.headers["ETag"] == program.get(path).headers["ETag"]
    assert Organisation.objects.get(name="Theirs")


@pytest.mark.parametrize("sent", ["W/{}", '"x"', "x", '""', "{}x"])
def test_a_weak_or_foreign_state_never_matches_a_change(program: Program, path: str, sent: str) -> None:
    seen = program.get(path).headers["ETag"]
    assert program.ask("PATCH", path, {"name": "New"}, if_match=sent.format(seen)).status_code == 412


def test_a_change_to_what_is_there_already_is_allowed_and_changes_nothing(program: Program, path: str) -> None:
    seen = program.get(path).headers["ETag"]
    assert program.ask("PATCH", path, {}, if_match=seen).headers["ETag"] == seen
