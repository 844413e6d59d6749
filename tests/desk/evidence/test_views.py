"""Evidence in the browser: handed in, listed, shown, downloaded; never as something that runs."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.desk.evidence.hostile.pictures import picture
from tests.desk.people import NOW, Standing
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.receiving import LimitedUpload
from touchstone.desk.evidence.urls import urlpatterns as evidence
from touchstone.desk.evidence.worker.neutral import is_neutral_png
from touchstone.desk.frontdoor.urls import urlpatterns as others

urlpatterns = [*evidence, *others]
pytestmark = pytest.mark.urls(__name__)
PAGE = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def photo(owner: Standing) -> EvidenceFile:
    return add_file(chunks=[picture("jpg")], name="鞋.jpg", by=owner.actor, now=NOW)


def handed_in(standing: Standing, content: bytes, name: str) -> HttpResponse:
    """The answer to a file that this person hands in."""
    return standing.client().post("/evidence/", {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_handed_in_and_shown(owner: Standing) -> None:
    answer = handed_in(owner, picture("png"), "screen.png")
    kept = EvidenceFile.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/evidence/{kept.public_id}/")
    shown = owner.client().get(answer["Location"]).content.decode()
    assert "screen.png" in shown
    assert kept.digest in shown


def test_a_refused_file_is_answered_with_reason_and_cure(owner: Standing) -> None:
    answer = handed_in(owner, PAGE, "photo.jpg")
    assert answer.status_code == 422
    assert "The name says .jpg, the content is SVG drawing." in answer.content.decode()
    assert not EvidenceFile.objects.exists()


def test_a_script_reads_the_refusal_in_the_language_of_its_person(owner: Standing) -> None:
    owner.person.language = "zh-hans"
    owner.person.save()
    sent = {"file": SimpleUploadedFile("photo.jpg", PAGE)}
    answer = owner.client().post("/evidence/", sent, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("文件名称表明是 .jpg")


def test_nothing_handed_in_is_said(owner: Standing) -> None:
    answer = owner.client().post("/evidence/", {})
    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_a_download_is_the_original_and_never_active(owner: Standing) -> None:
    file = add_file(chunks=[PAGE], name="shop.svg", by=owner.actor, now=NOW)
    answer = owner.client().post(f"/evidence/{file.public_id}/download")
    assert b"".join(answer) == PAGE
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="shop.svg.txt"')
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Length"] == str(len(PAGE))


def test_a_preview_is_our_own_picture(owner: Standing, photo: EvidenceFile) -> None:
    answer = owner.client().get(f"/evidence/{photo.public_id}/preview")
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert is_neutral_png(b"".join(answer), 1600)


def test_a_file_without_preview_has_none(owner: Standing) -> None:
    file = add_file(chunks=[PAGE], name="shop.svg", by=owner.actor, now=NOW)
    assert owner.client().get(f"/evidence/{file.public_id}/preview").status_code == 404


@pytest.mark.parametrize("place", ["", "preview"])
def test_a_stranger_gets_what_a_wrong_address_gets(stranger: Standing, photo: EvidenceFile, place: str) -> None:
    browser = stranger.client()
    theirs = browser.get(f"/evidence/{photo.public_id}/{place}")
    nothing = browser.get(f"/evidence/evf_{'2' * 20}/{place}")
    assert (theirs.status_code, nothing.status_code) == (404, 404)
    assert browser.post(f"/evidence/{photo.public_id}/download").status_code == 404
    assert photo.public_id not in browser.get("/evidence/").content.decode()


def test_a_download_needs_a_deliberate_act(owner: Standing, photo: EvidenceFile) -> None:
    assert owner.client().get(f"/evidence/{photo.public_id}/download").status_code == 405


def test_the_list_goes_on_where_the_page_ended(owner: Standing) -> None:
    for number in range(52):
        add_file(chunks=[b"note %d" % number], name=f"note-{number}.txt", by=owner.actor, now=NOW)
    oldest = EvidenceFile.objects.order_by("pk")
    browser = owner.client()
    first = browser.get("/evidence/").content.decode()
    second = browser.get(f"/evidence/?cursor={oldest[2].public_id}").content.decode()
    assert f"cursor={oldest[2].public_id}" in first
    assert [f"/evidence/{oldest[place].public_id}/" in second for place in range(3)] == [True, True, False]


def test_an_upload_is_written_no_further_than_the_largest_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchstone.desk.evidence.receiving.LARGEST_FILE", 10)
    upload = LimitedUpload()
    upload.new_file("file", "a.bin", "application/octet-stream", None)
    for start in range(0, 40, 8):
        upload.receive_data_chunk(b"x" * 8, start)
    with upload.file_complete(40) as received:
        assert received.read() == b"x" * 11


def test_a_chinese_reader_reads_chinese(owner: Standing) -> None:
    owner.person.language = "zh-hans"
    owner.person.save()
    file = add_file(chunks=[PAGE], name="shop.svg", by=owner.actor, now=NOW)
    shown = owner.client().get(f"/evidence/{file.public_id}/").content.decode()
    assert "SVG 图形" in shown
    assert "含有浏览器会执行的内容" in shown
