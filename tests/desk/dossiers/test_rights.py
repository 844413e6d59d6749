"""Rights: who keeps which, what proves them, and what is told where several claim one number."""

import json

import pytest

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.imports import open_import, take_batch
from touchstone.desk.dossiers.actions.rights import add_right, edit_right
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.models import Brand, ImportKind, ImportState, Right
from touchstone.desk.dossiers.queries.visible import visible_brands
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.evidence.models import EvidenceFile

MARK = {"kind": "trademark", "number": "77"}


@pytest.fixture
def claims(owner: Standing, stranger: Standing) -> tuple[Right, Right]:
    """Two houses with one number."""
    first, second = (add_right(by=each.actor, now=NOW, **MARK) for each in (owner, stranger))
    return first, second


@pytest.fixture
def proof(owner: Standing) -> EvidenceFile:
    return add_file(chunks=[b"certificate\n"], name="certificate.txt", by=owner.actor, now=NOW)


def test_who_sees_competing_claims_is_told_of_them(
    claims: tuple[Right, Right], analyst: Standing, owner: Standing, stranger: Standing
) -> None:
    for row, other in (claims, claims[::-1]):
        page = analyst.client().get(f"/dossiers/rights/{row.public_id}/").content.decode()
        assert f'href="/dossiers/rights/{other.public_id}/"' in page
        told = analyst.client().get(f"/api/v1/rights/{row.public_id}").json()
        assert told["same_number"] == [other.public_id]
    assert owner.client().get(f"/api/v1/rights/{claims[0].public_id}").json()["same_number"] == []
    assert claims[1].public_id not in owner.client().get(f"/dossiers/rights/{claims[0].public_id}/").content.decode()


def test_competing_claims_can_be_listed(claims: tuple[Right, Right], analyst: Standing, owner: Standing) -> None:
    single = add_right(by=owner.actor, now=NOW, kind="patent", number="77")
    page = analyst.client().get("/dossiers/rights/?number=several").content.decode()
    assert [row.public_id in page for row in (*claims, single)] == [True, True, False]
    assert "Nothing fits" in owner.client().get("/dossiers/rights/?number=several").content.decode()


def test_a_number_that_one_sees_is_refused_only_when_it_is_written(
    claims: tuple[Right, Right], analyst: Standing, owner: Standing
) -> None:
    for each in (analyst, owner):
        with pytest.raises(AlreadyThereError, match="CN 77"):
            add_right(by=each.actor, now=NOW, **MARK)
    row = edit_right(by=analyst.actor, now=NOW, right=claims[1].public_id, seen=1, title="Claimed")
    other = add_right(by=analyst.actor, now=NOW, kind="trademark", number="78")
    with pytest.raises(AlreadyThereError):
        edit_right(by=analyst.actor, now=NOW, right=other.public_id, seen=1, number="77")
    assert row.title == "Claimed"


@pytest.mark.parametrize(("named", "changed"), [("", 0), ("stranger", 1)])
def test_a_file_means_the_claim_of_the_owner_it_names_or_the_oldest(
    named: str, changed: int, claims: tuple[Right, Right], analyst: Standing, stranger: Standing
) -> None:
    row = open_import(by=analyst.actor, now=NOW, kind=ImportKind.RIGHTS, platform="", as_of=NOW, file_name="r.csv",
                      sha256="0" * 64)  # fmt: skip
    row.state = ImportState.QUEUED
    row.save()
    values = {**MARK, "register": "CN", "title": "From a file", "brand": ""}
    values["owner"] = stranger.organisation.public_id if named else ""
    take_batch(by=Actor(via=Via.NODE), now=NOW, row=row, rows=[values], read=1, next_place={"row": 1})
    assert [Right.objects.get(pk=each.pk).title for each in claims] == ["From a file" * (k == changed) for k in (0, 1)]


def test_an_agent_loses_sight_of_a_brand_with_its_mandate(analyst: Standing, owner: Standing, agent: Standing) -> None:
    brand = add_brand(by=owner.actor, now=NOW, name="Bale").public_id
    mandate = add_right(by=analyst.actor, now=NOW, agent=agent.organisation, brands=[brand], **MARK)  # type: ignore[arg-type]
    own = add_right(by=agent.actor, now=NOW, kind="patent", number="1", brands=[brand])
    assert visible_brands(agent.actor).count() == own.brands.count() == 1
    edit_right(by=analyst.actor, now=NOW, right=mandate.public_id, seen=1, agent=None)
    assert not visible_brands(agent.actor).exists()
    with pytest.raises(NotThereError):
        add_right(by=agent.actor, now=NOW, kind="patent", number="2", brands=[brand])
    assert edit_right(by=agent.actor, now=NOW, right=own.public_id, seen=1, brands=[]).brands.count() == 1


def test_an_agent_sees_what_the_owner_names_under_its_right_as_long_as_it_owns_it(
    analyst: Standing, owner: Standing, agent: Standing
) -> None:
    house, brand = owner.organisation, add_brand(by=owner.actor, now=NOW, name="Bale")
    right = add_right(by=analyst.actor, now=NOW, owner=house, agent=agent.organisation, **MARK)  # type: ignore[arg-type]
    assert not visible_brands(agent.actor).exists()
    edit_right(by=owner.actor, now=NOW, right=right.public_id, seen=1, brands=[brand.public_id])
    assert visible_brands(agent.actor).get() == brand
    Brand.objects.update(owner=None)
    assert not visible_brands(agent.actor).exists()


def test_a_proof_is_linked_for_who_may_open_it_and_kept_by_who_may_not(
    analyst: Standing, owner: Standing, agent: Standing, proof: EvidenceFile
) -> None:
    house = {"owner": owner.organisation, "agent": agent.organisation}
    right = add_right(by=analyst.actor, now=NOW, proof=proof.public_id, **house, **MARK)  # type: ignore[arg-type]
    pages = [each.client().get(f"/dossiers/rights/{right.public_id}/").content.decode() for each in (owner, agent)]
    assert [f"/evidence/{proof.public_id}/" in page for page in pages] == [True, False]
    assert "certificate.txt" in pages[0]
    assert proof.public_id not in agent.client().get(f"/dossiers/rights/{right.public_id}/edit").content.decode()
    edit_right(by=agent.actor, now=NOW, right=right.public_id, seen=1, title="Mine", proof="")
    assert Right.objects.get().proof == proof.public_id
    edit_right(by=owner.actor, now=NOW, right=right.public_id, seen=2, proof="")
    assert Right.objects.get().proof == ""


def test_a_proof_is_named_and_read_over_the_api_by_who_sees_the_file(
    analyst: Standing, owner: Standing, agent: Standing, stranger: Standing, proof: EvidenceFile
) -> None:
    of_others = add_file(chunks=[b"theirs\n"], name="theirs.txt", by=stranger.actor, now=NOW)
    program = program_of(owner)
    assert program.ask("POST", "rights", {**MARK, "proof": of_others.public_id}).status_code == 404
    made = json.loads(program.ask("POST", "rights", {**MARK, "proof": proof.public_id}).content)
    assert made["proof"] == proof.public_id
    edit_right(by=analyst.actor, now=NOW, right=made["id"], seen=1, agent=agent.organisation)
    seen = [json.loads(program_of(each).get(f"rights/{made['id']}").content)["proof"] for each in (owner, agent)]
    assert seen == [proof.public_id, None]


def test_staff_adds_a_competing_claim_when_it_says_so(owner: Standing, stranger: Standing, analyst: Standing) -> None:
    first = add_right(by=owner.actor, now=NOW, **MARK)
    asked = {**MARK, "register": "CN", "state": "in_force", "owner": stranger.organisation.public_id}
    browser = analyst.client()
    assert browser.post("/dossiers/rights/new", asked).status_code == 409
    assert browser.post("/dossiers/rights/new", {**asked, "owner": "", "competing": "on"}).status_code == 422
    assert browser.post("/dossiers/rights/new", {**asked, "competing": "on"}).status_code == 302
    second = Right.objects.latest("pk")
    assert (second.owner, second.number) == (stranger.organisation, first.number)
    assert Event.objects.get(kind="dossiers.claim_confirmed").subject == second.public_id
    told = stranger.client().get(f"/dossiers/rights/{second.public_id}/").content.decode()
    assert "claimed by several" not in told
    assert browser.post("/dossiers/rights/new", {**asked, "competing": "on"}).status_code == 409


def test_a_house_cannot_confirm_a_competing_claim_for_itself(owner: Standing, analyst: Standing) -> None:
    add_right(by=analyst.actor, now=NOW, agent=owner.organisation, **MARK)  # type: ignore[arg-type]
    with pytest.raises(AlreadyThereError):
        add_right(by=owner.actor, now=NOW, competing=True, **MARK)  # type: ignore[arg-type]
    assert "competing" not in owner.client().get("/dossiers/rights/new").content.decode()
