"""Writing an appeal: a draft that waits, several files, those that are refused with their cure, filing, withdrawing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal, withdraw_appeal
from touchstone.desk.measures.actions.drafting_appeals import MOST_FILES, attach_file, detach_file, save_draft
from touchstone.desk.measures.errors import NotAppealableError, TooManyFilesError
from touchstone.desk.measures.models import Appeal, AppealDraft
from touchstone.desk.workflow.errors import StepNotPermittedError, WrongStateError
from touchstone.desk.workflow.models import RunningClock

pytestmark = pytest.mark.django_db


def address(breach: object) -> str:
    return f"/measures/breaches/{breach}/appeal"


def send(house: Standing, breach: object, name: str, content: bytes) -> int:
    given = SimpleUploadedFile(name, content)
    answer = house.client().post(f"{address(breach)}/files", {"file": given}, headers={"accept": "application/json"})
    return answer.status_code


def test_a_draft_waits_with_its_files_and_is_gone_when_filed(world: World, analyst: Standing) -> None:
    breach, client = establish(world, analyst), world.house.client()
    for name in ("invoice.txt", "contract.txt"):
        assert send(world.house, breach, name, name.encode()) == 302
    client.post(address(breach), {"text": "Not finished", "save": "1"})
    page = client.get(address(breach)).content.decode()
    assert all(said in page for said in ("Not finished", "invoice.txt", "contract.txt", "2 of at most 10 files"))
    client.post(address(breach), {"text": "It is genuine."})
    appeal = Appeal.objects.get()
    assert (appeal.text, len(appeal.evidence)) == ("It is genuine.", 2)
    assert not AppealDraft.objects.exists()


def test_a_hostile_file_is_refused_with_its_cure_and_the_draft_stays(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    assert send(world.house, breach, "invoice.txt", b"an invoice\n") == 302
    assert send(world.house, breach, "invoice.pdf", b"MZ\x90\x00 not a document") == 422
    draft = AppealDraft.objects.get()
    assert [EvidenceFile.objects.get(public_id=each).name for each in draft.evidence] == ["invoice.txt"]


def test_a_file_is_taken_out_and_stays_in_the_evidence(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    send(world.house, breach, "invoice.txt", b"an invoice\n")
    [file] = AppealDraft.objects.get().evidence
    detach_file(breach=breach, file=file, by=world.house.actor, now=NOW)
    assert AppealDraft.objects.get().evidence == []
    assert EvidenceFile.objects.filter(public_id=file).exists()


def test_an_appeal_has_room_for_ten_files(world: World, analyst: Standing) -> None:
    breach, by = establish(world, analyst), world.house.actor
    for number in range(MOST_FILES):
        attach_file(breach=breach, file=f"evd_{number}", by=by, now=NOW)
    attach_file(breach=breach, file="evd_0", by=by, now=NOW)
    with pytest.raises(TooManyFilesError):
        attach_file(breach=breach, file="evd_more", by=by, now=NOW)


def test_a_draft_is_its_sellers_alone(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    save_draft(breach=breach, text="my reasons", by=world.house.actor, now=NOW)
    other = make_world(analyst, "Mo").house
    assert other.client().get(address(breach)).status_code == 404
    assert "my reasons" not in analyst.client().get(f"/measures/breaches/{breach.public_id}/").content.decode()


def test_nothing_is_drafted_when_the_time_is_over(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    with pytest.raises(NotAppealableError):
        save_draft(breach=breach, text="late", by=world.house.actor, now=breach.appeal_until)


def test_a_withdrawn_appeal_is_decided_by_nobody(world: World, analyst: Standing, supervisor: Standing) -> None:
    appeal = file_appeal(breach=establish(world, analyst), text="It is genuine.", by=world.house.actor, now=NOW)
    withdraw_appeal(appeal=appeal, by=world.house.actor, now=NOW)
    assert not RunningClock.objects.filter(subject=appeal.public_id, stopped_at=None).exists()
    with pytest.raises(WrongStateError):
        decide_appeal(appeal=appeal, verb="uphold", reason="late", by=supervisor.actor, now=NOW)
    page = world.house.client().get(f"/measures/appeals/{appeal.public_id}/").content.decode()
    assert "The appeal was withdrawn." in page


def test_nobody_else_withdraws_an_appeal(world: World, analyst: Standing, supervisor: Standing) -> None:
    appeal = file_appeal(breach=establish(world, analyst), text="It is genuine.", by=world.house.actor, now=NOW)
    with pytest.raises(StepNotPermittedError):
        withdraw_appeal(appeal=appeal, by=supervisor.actor, now=NOW)


def test_a_begun_appeal_is_listed_among_what_the_seller_can_do_until_it_is_filed(
    world: World, analyst: Standing
) -> None:
    breach, client = establish(world, analyst), world.house.client()
    assert "You began an appeal." not in client.get("/measures/standing/").content.decode()
    client.post(address(breach), {"text": "Not finished", "save": "1"})
    page = client.get("/measures/standing/").content.decode()
    assert "You began an appeal." in page
    assert f'href="{address(breach)}"' in page
    client.post(address(breach), {"text": "It is genuine."})
    assert "You began an appeal." not in client.get("/measures/standing/").content.decode()


def test_a_draft_that_is_too_long_is_kept_on_the_page_and_not_cut(world: World, analyst: Standing) -> None:
    breach, client = establish(world, analyst), world.house.client()
    answer = client.post(address(breach), {"text": "x" * 5001, "save": "1"})
    assert (answer.status_code, answer.content.count(b"x" * 5001)) == (422, 1)
    assert "5000" in answer.content.decode()
    assert not AppealDraft.objects.exists()
