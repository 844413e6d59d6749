"""The pages of the record: searched, opened, proved, taken along, forgotten."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.desk.audit.events import HIDDEN, LAMP, write
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Particulars, Verification
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.passes import sign_and_anchor
from touchstone.desk.audit.queries.visible import token_of
from touchstone.desk.audit.verifications import verify_due
from touchstone.ledger.proofs import InclusionProof

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(owner: Standing) -> None:
    for number in range(3):
        write(by=owner.actor, now=NOW + timedelta(days=number), particulars={"note": f"private {number}"})
    write(kind=HIDDEN, by=owner.actor)
    sign_and_anchor(NOW)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_record_is_read_by_days_without_numbers(written: None, owner: Standing) -> None:
    text = page(owner.client(), "/record/")
    assert text.count("events-day") == 3
    assert "<bdi>Ada</bdi> saw <bdi>something</bdi>" in text
    assert 'muted small number">' not in text


def test_who_reads_the_whole_record_sees_numbers(written: None, supervisor: Standing) -> None:
    assert '<span class="muted small number">#3</span>' in page(supervisor.client(), "/record/")


@pytest.mark.parametrize("query", ["since=never", "kind=none", "subject=%3Cscript%3E", "since=2026-13-01"])
def test_what_cannot_be_looked_for_is_said(query: str, written: None, owner: Standing) -> None:
    text = page(owner.client(), f"/record/?{query}")
    assert "<bdi>Ada</bdi> saw" not in text
    assert "<script>" not in text


@pytest.mark.parametrize("days", ["since=0001-01-01", "until=0001-01-01", "since=9999-12-31", "until=9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(days: str, written: None, owner: Standing) -> None:
    assert [owner.client().get(f"/{page}?{days}").status_code for page in ("record/", "record.csv")] == [200, 200]


def test_a_cursor_of_ones_own_making_is_refused(written: None, owner: Standing) -> None:
    assert owner.client().get("/record/?cursor=abc").status_code == 422


def test_an_event_shows_its_particulars_to_its_house_and_no_bytes(written: None, owner: Standing) -> None:
    text = page(owner.client(), f"/record/{token_of(0)}/")
    assert "private 0" in text
    assert "leaf" not in text.lower()


def test_who_reads_the_whole_record_gets_bytes_hash_and_proof(written: None, supervisor: Standing) -> None:
    client = supervisor.client()
    assert "particulars_digest" in page(client, f"/record/{token_of(1)}/")
    proof = InclusionProof.from_bytes(client.get(f"/record/{token_of(1)}/proof.json").content)
    assert proof.verify(verifying_keys()).checkpoint.size == 4
    assert json.loads(proof.entry)["sequence"] == 1


def test_an_event_without_a_head_has_no_proof_yet(written: None, supervisor: Standing) -> None:
    write()
    assert "No signed head covers this event yet" in page(supervisor.client(), f"/record/{token_of(4)}/")
    assert supervisor.client().get(f"/record/{token_of(4)}/proof.json").status_code == 404


def test_the_table_holds_what_the_page_holds_and_no_formula(written: None, owner: Standing) -> None:
    owner.person.name = "=cmd|' /C calc'!A0"
    owner.person.save()
    content = b"".join(owner.client().get("/record.csv"))  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 4
    assert all(row[1].startswith("'=cmd") for row in rows[1:])


def test_particulars_are_forgotten_from_the_page(written: None, supervisor: Standing) -> None:
    client, path = supervisor.client(), f"/record/{token_of(0)}/"
    assert "Forget particulars" in page(client, path)
    data = {"subject": f"tests.thing:{LAMP.public_id}", "reason": "request"}
    assert client.post(f"{path}forget", data).status_code == 302
    assert not Particulars.objects.exists()
    assert "The particulars of this event were forgotten" in page(client, path)


def test_only_what_the_event_is_about_can_be_chosen(written: None, supervisor: Standing) -> None:
    data = {"subject": "accounts.person:per_x", "reason": "request"}
    assert supervisor.client().post(f"/record/{token_of(0)}/forget", data).status_code == 422
    assert Particulars.objects.count() == 3


def test_the_ledger_can_be_taken_along(written: None, operator: Standing) -> None:
    client = operator.client()
    assert "2026" in page(client, "/ledger/")
    assert "touchstone-anchor/1" in page(client, "/ledger/anchors/2026-11-20")
    assert page(client, "/ledger/heads/4").splitlines()[1] == "4"
    assert page(client, "/ledger/keys").strip() == verifying_keys()[0].to_text()
    assert b"class Record" in b"".join(client.get("/ledger/verifier"))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["anchors/2026-11-19", "anchors/never", "heads/3"])
def test_what_there_never_was_is_not_there(path: str, written: None, operator: Standing) -> None:
    assert operator.client().get(f"/ledger/{path}").status_code == 404


def test_everything_is_verified_in_the_background(written: None, operator: Standing) -> None:
    client = operator.client()
    client.post("/ledger/verify")
    client.post("/ledger/verify")
    assert Verification.objects.count() == 1
    assert "waits for the background work" in page(client, "/ledger/verification")
    assert (verify_due(NOW), verify_due(NOW)) == (1, 0)
    text = page(client, "/ledger/verification")
    assert "the record is sound" in text
    assert "every 2s" not in text


def test_a_check_whose_worker_died_is_taken_over(written: None, operator: Standing) -> None:
    operator.client().post("/ledger/verify")
    Verification.objects.update(state="running", lease_until=NOW)
    assert verify_due(NOW) == 0
    assert verify_due(NOW + timedelta(seconds=1)) == 1
    assert Verification.objects.get().state == "sound"
