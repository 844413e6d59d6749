"""Breaches, appeals and doubts by programs: the same permissions, sight and second person as on the pages."""

from typing import Any

import pytest

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.measures.deciding import decided
from tests.desk.measures.doubting import LATER, breach_from_lead, find_otherwise
from tests.desk.measures.world import FACTS, World, establish, make_world
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.measures.actions.doubting import pass_doubts
from touchstone.desk.measures.models import Breach, Doubt, Measure

pytestmark = pytest.mark.django_db
BODY = {"kind": "counterfeit", **FACTS}


def established(program: Program, lead: str, **headers: str) -> Any:
    return program.ask("POST", f"leads/{lead}/breach", BODY, **headers)


def decide(program: Program, appeal: str, verb: str = "uphold") -> Any:
    body = {"verb": verb, "seen": 0, "reason": "So it is."}
    return program.ask("POST", f"appeals/{appeal}/decision", body)


def appeal_of(program: Program, breach: str, **more: Any) -> Any:
    return program.ask("POST", f"breaches/{breach}/appeal", {"text": "It is genuine.", **more})


def test_a_program_drafts_and_establishes_a_breach_from_a_decided_lead(world: World, analyst: Standing) -> None:
    program, lead = program_of(analyst), decided(world, analyst).public_id
    draft = program.get(f"leads/{lead}/breach").json()
    assert (draft["kind"], draft["code"]) == ("counterfeit", "model@1")
    assert "counterfeit" in {row["key"] for row in draft["kinds"]}
    made = established(program, lead)
    assert (made.status_code, made.json()["lead"]) == (201, lead)
    assert program.get(made.headers["Location"]).json() == made.json()
    assert Measure.objects.filter(breach__public_id=made.json()["id"]).count() == 3


def test_sent_twice_it_is_one_breach_and_a_verdict_founds_one(world: World, analyst: Standing) -> None:
    program, lead = program_of(analyst), decided(world, analyst).public_id
    first, again = (established(program, lead, idempotency_key='"8e03978e-40d5"') for _ in range(2))
    assert first.content == again.content
    refused = established(program, lead)
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:touchstone:refusal:established")
    assert Breach.objects.count() == 1


def test_a_lead_that_waits_or_is_fine_founds_none(world: World, analyst: Standing) -> None:
    program = program_of(analyst)
    fine = decided(world, analyst, "fine").public_id
    assert established(program, fine).json()["type"] == "urn:touchstone:refusal:no_verdict"
    assert established(program, "led_" + "z" * 20).status_code == 404


def test_a_right_or_file_that_one_may_not_see_founds_none(world: World, analyst: Standing) -> None:
    program, lead = program_of(analyst), decided(world, analyst).public_id
    for more in ({"right": "rgt_" + "z" * 20}, {"evidence": ["evf_" + "z" * 20]}):
        assert program.ask("POST", f"leads/{lead}/breach", {**BODY, **more}).status_code in (404, 422)
    assert not Breach.objects.exists()


def test_a_seller_reads_its_own_breach_without_what_is_the_nodes(world: World, analyst: Standing) -> None:
    breach = breach_from_lead(world, analyst)
    told = program_of(world.house).get(f"breaches/{breach.public_id}").json()
    assert (told["lead"], told["right"], told["established_by"], told["kind"]) == (None, None, "", "counterfeit")
    other = program_of(make_world(analyst, "Mo").house)
    assert other.get(f"breaches/{breach.public_id}").status_code == 404
    assert other.get("breaches").json()["items"] == other.get(f"breaches?seller={told['seller']}").json()["items"] == []


def test_breaches_are_listed_by_whether_they_count_and_by_seller(world: World, analyst: Standing) -> None:
    own, other = establish(world, analyst), establish(make_world(analyst, "Mo"), analyst)
    Breach.objects.filter(pk=other.pk).update(reversed_at=NOW, reversed_by="per_a")
    program = program_of(analyst)
    listed = {query: [row["id"] for row in program.get(f"breaches?{query}").json()["items"]] for query in (
        "standing=true", "standing=false", f"seller={world.seller.public_id}")}  # fmt: skip
    assert list(listed.values()) == [[own.public_id], [other.public_id], [own.public_id]]


def test_a_seller_appeals_with_its_own_file_and_another_person_decides(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    breach = establish(world, analyst)
    file = add_file(chunks=[b"invoice\n"], name="invoice.txt", by=world.house.actor, now=NOW).public_id
    filed = appeal_of(program_of(world.house), breach.public_id, evidence=[file])
    assert (filed.status_code, filed.json()["evidence"]) == (201, [file])
    told = decide(program_of(supervisor), filed.json()["id"])
    assert (told.status_code, told.json()["status"], told.json()["answer"]) == (200, "upheld", "So it is.")
    assert not Measure.objects.filter(reversed_at=None).exists()


def test_the_files_of_others_are_not_attached(world: World, analyst: Standing) -> None:
    breach, other = establish(world, analyst), make_world(analyst, "Mo")
    theirs = add_file(chunks=[b"invoice\n"], name="invoice.txt", by=other.house.actor, now=NOW).public_id
    for file in (theirs, breach.evidence[0]):
        refused = appeal_of(program_of(world.house), breach.public_id, evidence=[file])
        assert (refused.status_code, refused.json()["type"]) == (422, "urn:touchstone:refusal:invalid")


def test_who_established_it_decides_no_appeal_by_any_key(world: World, supervisor: Standing, analyst: Standing) -> None:
    filed = appeal_of(program_of(world.house), establish(world, supervisor).public_id).json()["id"]
    own = program_of(supervisor, [Permission.MEASURE_VIEW, Permission.APPEAL_DECIDE])
    for program, status in ((program_of(supervisor), 403), (own, 403), (program_of(analyst), 403)):
        assert decide(program, filed).status_code == status
    assert program_of(world.house).get(f"appeals/{filed}").json()["status"] == "filed"


def test_a_key_without_the_scope_decides_nothing(world: World, analyst: Standing, supervisor: Standing) -> None:
    filed = appeal_of(program_of(world.house), establish(world, analyst).public_id).json()["id"]
    assert decide(program_of(supervisor, [Permission.MEASURE_VIEW]), filed).status_code == 403


def test_no_seller_appeals_for_another_nor_decides(world: World, analyst: Standing) -> None:
    breach, other = establish(world, analyst), make_world(analyst, "Mo")
    assert appeal_of(program_of(other.house), breach.public_id).status_code == 404
    filed = appeal_of(program_of(world.house), breach.public_id).json()["id"]
    assert program_of(other.house).get(f"appeals/{filed}").status_code == 404
    assert decide(program_of(world.house), filed).status_code == 403
    administrator = make_standing("Ad", world.house.organisation, "administrator")
    assert appeal_of(program_of(administrator), breach.public_id).status_code == 403


def test_an_appeal_comes_once_and_in_its_time(world: World, analyst: Standing) -> None:
    late = establish(world, analyst, days=-300)
    refused = appeal_of(program_of(world.house), late.public_id)
    assert (refused.status_code, refused.json()["type"]) == (410, "urn:touchstone:refusal:not_appealable")
    breach = establish(world, analyst)
    assert [appeal_of(program_of(world.house), breach.public_id).status_code for _ in range(2)] == [201, 410]


def test_a_decision_that_saw_another_state_decides_nothing(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    filed = appeal_of(program_of(world.house), establish(world, analyst).public_id).json()["id"]
    program = program_of(supervisor)
    assert [decide(program, filed, verb).status_code for verb in ("reject", "uphold")] == [200, 409]
    assert Measure.objects.filter(reversed_at=None).count() == 3


def test_a_doubt_is_read_by_its_seller_and_decided_by_another_person(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    breach = breach_from_lead(world, analyst)
    find_otherwise(breach, analyst)
    pass_doubts(LATER)
    doubt = Doubt.objects.get().public_id
    assert program_of(world.house).get(f"doubts/{doubt}").json()["verdict"] == "fine"
    assert program_of(make_world(analyst, "Mo").house).get("doubts").json()["items"] == []
    body = {"verb": "take_back", "seen": 0, "reason": "It is genuine."}
    answers = [program_of(who).ask("POST", f"doubts/{doubt}/decision", body) for who in (analyst, supervisor)]
    assert [answer.status_code for answer in answers] == [403, 200]
    assert answers[1].json()["status"] == "taken_back"
