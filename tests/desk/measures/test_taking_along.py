"""The own file as a ZIP: the data, and the evidence files that its seller may see; nothing of others."""

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import Standing, make_standing
from touchstone.desk.audit.models import Event
from touchstone.desk.measures.actions import taking_along
from touchstone.desk.measures.models import Appeal

pytestmark = pytest.mark.django_db
ARCHIVE = "/measures/standing/file.zip"


def appeal_with_file(world: World, analyst: Standing, content: bytes) -> Appeal:
    """An appeal to which the seller attached `../invoice.txt`."""
    breach = establish(world, analyst)
    url, client = f"/measures/breaches/{breach.public_id}/appeal", world.house.client()
    assert client.post(f"{url}/files", {"file": SimpleUploadedFile("invoice.txt", content)}).status_code == 302
    client.post(url, {"text": "It is genuine."})
    return Appeal.objects.get(breach=breach)


def taken(house: Standing) -> ZipFile:
    answer = house.client().post(ARCHIVE)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    return ZipFile(BytesIO(b"".join(answer)))  # type: ignore[arg-type]


def test_the_archive_holds_the_data_and_the_files_of_its_seller(world: World, analyst: Standing) -> None:
    [file] = appeal_with_file(world, analyst, b"an invoice\n").evidence
    archive = taken(world.house)
    data = json.loads(archive.read("own-file.json"))
    [told] = data["files"]
    assert (told["id"], told["name"], told["path"]) == (file, "invoice.txt", f"files/{file}.txt")
    assert archive.read(told["path"]) == b"an invoice\n"
    assert told["sha256"] == sha256(b"an invoice\n").hexdigest()
    assert [each["evidence"] for row in data["breaches"] for each in row["appeals"]] == [[file]]
    assert Event.objects.filter(kind="evidence.file_downloaded", subject=file).count() == 1


def test_nothing_of_another_seller_is_in_it(world: World, analyst: Standing) -> None:
    appeal_with_file(make_world(analyst, "Mo"), analyst, b"a secret of Mo\n")
    archive = taken(world.house)
    assert archive.namelist() == ["own-file.json"]
    assert b"Mo" not in archive.read("own-file.json")


def test_a_member_who_may_not_appeal_takes_nothing(world: World, analyst: Standing) -> None:
    appeal_with_file(world, analyst, b"an invoice\n")
    member = make_standing("Clerk", world.house.organisation, "administrator")
    assert member.client().post(ARCHIVE).status_code == 403
    assert not Event.objects.filter(kind="evidence.file_downloaded").exists()


def test_what_does_not_fit_is_named_and_left_out(
    world: World, analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    appeal_with_file(world, analyst, b"an invoice\n")
    monkeypatch.setattr(taking_along, "LARGEST_BYTES", 5)
    archive = taken(world.house)
    assert archive.namelist() == ["own-file.json"]
    assert json.loads(archive.read("own-file.json"))["files"][0]["path"] is None


def test_a_visit_of_the_address_takes_nothing(world: World) -> None:
    assert world.house.client().get(ARCHIVE).status_code == 405
