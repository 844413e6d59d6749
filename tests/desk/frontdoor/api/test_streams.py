"""Idempotency keys of uploads that are read piece by piece: the same key stands for the same content alone."""

from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.frontdoor.models import KeptAnswer

KEY = '"5a3c9f0e-0000-4000-8000-000000000001"'
OTHER_REQUEST = "urn:touchstone:refusal:other_request"


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def program(owner: Standing) -> Program:
    return program_of(owner)


def stream(program: Program, content: bytes, name: str = "a.txt", key: str = KEY) -> Any:
    """A file as it is."""
    headers = {"authorization": f"Bearer {program.token}", **({"idempotency-key": key} if key else {})}
    where = f"/api/v1/evidence/stream?name={name}"
    return Client(headers=headers).generic("POST", where, content, "application/octet-stream")


def form(program: Program, content: bytes, name: str = "a.txt", boundary: str = "one") -> Any:
    """A file as a form sends it; each sender draws a boundary of its own."""
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    headers = {"authorization": f"Bearer {program.token}", "idempotency-key": KEY}
    return Client(headers=headers).generic(
        "POST", "/api/v1/evidence", body, f"multipart/form-data; boundary={boundary}"
    )


@pytest.mark.parametrize("send", [stream, form])
def test_a_repeated_upload_gets_the_same_answer_and_has_no_second_effect(send: Any, program: Program) -> None:
    first, second = send(program, b"seen\n"), send(program, b"seen\n")
    assert (first.status_code, first.content) == (201, second.content)
    assert first.headers["Location"] == second.headers["Location"]
    assert EvidenceFile.objects.count() == Event.objects.filter(kind="evidence.file_added").count() == 1


@pytest.mark.parametrize("send", [stream, form])
@pytest.mark.parametrize(("content", "name"), [(b"seen\r\n", "a.txt"), (b"seen\n", "b.txt")])
def test_the_same_key_with_another_upload_is_refused(send: Any, content: bytes, name: str, program: Program) -> None:
    send(program, b"seen\n")
    refused = send(program, content, name)
    assert (refused.status_code, refused.json()["type"]) == (422, OTHER_REQUEST)
    assert EvidenceFile.objects.count() == Event.objects.filter(kind="evidence.file_added").count() == 1


def test_another_upload_of_the_same_content_is_told_apart_from_its_start_to_its_end(program: Program) -> None:
    content = bytes(range(32, 127)) * 4000
    assert stream(program, content).status_code == 201
    for other in (b"x" + content[1:], content[:-1] + b"x", content[:-1], content + b"x"):
        assert stream(program, other).json()["type"] == OTHER_REQUEST
    assert stream(program, content).status_code == 201


def test_the_boundary_of_a_form_makes_no_other_request(program: Program) -> None:
    first, second = form(program, b"seen\n", boundary="one"), form(program, b"seen\n", boundary="two")
    assert (first.status_code, first.content) == (201, second.content)


def test_a_repetition_after_the_file_is_there_by_another_key_is_its_own(program: Program) -> None:
    first, second = stream(program, b"seen\n"), stream(program, b"seen\n", key='"another"')
    assert first.json()["id"] == second.json()["id"]
    assert KeptAnswer.objects.count() == 2


def test_a_refused_upload_keeps_nothing_and_leaves_the_key_free(program: Program) -> None:
    assert stream(program, b"MZ" + b"\0" * 100, "a.exe").status_code == 422
    assert not KeptAnswer.objects.exists()
    assert stream(program, b"seen\n").status_code == 201


def test_a_fault_while_the_answer_is_kept_leaves_no_row(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any, **_named: Any) -> None:
        raise ValueError("no")

    monkeypatch.setattr("touchstone.desk.frontdoor.api.repeats.keep", broken)
    with pytest.raises(ValueError, match="no"):
        stream(program, b"seen\n")
    assert not EvidenceFile.objects.exists()
    assert not Event.objects.filter(kind="evidence.file_added").exists()


def test_a_browser_uploads_without_a_key_as_before(owner: Standing) -> None:
    answer = owner.client().post("/evidence/", {"file": SimpleUploadedFile("a.txt", b"seen\n")})
    assert answer.status_code == 302
    assert not KeptAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_uploads_at_once_under_one_key_have_one_effect(owner: Standing) -> None:
    program, at_once, found = program_of(owner), Barrier(4), []

    def send(content: bytes) -> None:
        at_once.wait()
        found.append(stream(program, content))
        connections.close_all()

    threads = [Thread(target=send, args=(content,)) for content in (b"one\n", b"one\n", b"two\n", b"two\n")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in found) == [201, 201, 422, 422], [each.content for each in found]
    assert EvidenceFile.objects.count() == KeptAnswer.objects.count() == 1
