"""What programs may choose of the inbox of their person: the same kinds as its page."""

from typing import Any

import pytest

from tests.desk.delivery.sending import MUST, NEWS, QUIET
from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.delivery.outbox import tell

pytestmark = pytest.mark.django_db
PATH = "inbox/kinds"


@pytest.fixture
def program(owner: Standing) -> Program:
    return program_of(owner)


def told(answer: Any) -> dict[str, tuple[bool, bool | None]]:
    return {each["kind"]: (each["inbox"], each["email"]) for each in answer.json()["kinds"]}


def choose(program: Program, *muted: tuple[str, str]) -> Any:
    body = {"muted": [{"kind": kind, "channel": channel} for kind, channel in muted]}
    return program.ask("PUT", PATH, body, if_match="*")


def test_all_kinds_that_may_be_muted_are_listed_and_no_other(program: Program) -> None:
    kinds = told(program.get(PATH))
    assert (kinds[NEWS.key], kinds[QUIET.key]) == ((True, True), (True, None))
    assert MUST.key not in kinds


def test_what_is_muted_does_not_come_and_what_is_not_named_comes_again(program: Program, owner: Standing) -> None:
    def hear() -> int:
        values = {"who": "Cem", "subject": "it"}
        tell(NEWS.key, owner.organisation, people=[owner.person], values=values, now=NOW)
        return InboxItem.objects.count()

    assert told(choose(program, (NEWS.key, "inbox")))[NEWS.key] == (False, True)
    assert hear() == 0
    assert told(choose(program, (NEWS.key, "email")))[NEWS.key] == (True, False)
    assert hear() == 1


@pytest.mark.parametrize("kind", [MUST.key, "tests.never", ""])
def test_what_must_reach_a_person_or_is_not_known_is_refused(kind: str, program: Program) -> None:
    choose(program, (NEWS.key, "inbox"))
    refused = choose(program, (kind, "inbox"))
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:touchstone:refusal:unmutable_kinds")
    assert told(program.get(PATH))[NEWS.key] == (False, True)


def test_who_chose_meanwhile_is_not_overwritten(program: Program) -> None:
    seen = program.get(PATH).headers["ETag"]
    choose(program, (NEWS.key, "inbox"))
    assert program.ask("PUT", PATH, {"muted": []}, if_match=seen).status_code == 412
    assert program.ask("PUT", PATH, {"muted": []}).status_code == 428


def test_a_choice_is_nobody_elses(program: Program, colleague: Standing) -> None:
    choose(program, (NEWS.key, "inbox"))
    assert told(program_of(colleague).get(PATH))[NEWS.key] == (True, True)
