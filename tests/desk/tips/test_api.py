"""A program files a tip without a key; a repetition has no second effect, and nobody gets the receipt of somebody else."""

from typing import Any

import pytest
from django.test import Client

from tests.desk.people import Standing
from tests.desk.tips.conftest import WORDS
from touchstone.desk.tips.models import Tip

pytestmark = pytest.mark.django_db
TIP = {
    "about": "listing",
    "address": "https://bazaar.example/item/L-1",
    "ground": "dangerous",
    "words": WORDS,
    "good_faith": True,
}


def send(body: dict[str, Any], key: str = "", network: str = "192.0.2.1") -> Any:
    headers = {"idempotency-key": f'"{key}"'} if key else {}
    return Client(REMOTE_ADDR=network).post("/api/v1/tips", body, content_type="application/json", headers=headers)


def test_anyone_files_a_tip_and_gets_the_receipt(settings: Any) -> None:
    answer = send(TIP)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert told["receipt"].startswith(f"{settings.ADDRESS}/tips/receipt/")
    assert Client().get(told["receipt"].removeprefix(settings.ADDRESS)).status_code == 200
    assert told["id"] == Tip.objects.get().public_id


def test_a_repetition_files_nothing_more() -> None:
    first, second = send(TIP, "k-1"), send(TIP, "k-1")
    assert (first.content, Tip.objects.count()) == (second.content, 1)


def test_the_key_of_another_network_is_another_key() -> None:
    first, second = send(TIP, "k-1"), send(TIP, "k-1", network="198.51.100.9")
    assert first.json()["receipt"] != second.json()["receipt"]
    assert send({**TIP, "words": WORDS + "!"}, "k-1", network="203.0.113.5").status_code == 201


@pytest.mark.parametrize(
    "change",
    [
        {"good_faith": False},
        {"address": "nowhere/"},
        {"address": ""},
        {"words": "short"},
        {"contact_email": "x"},
        {"more": 1},
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    assert (send({**TIP, **change}).status_code, Tip.objects.count()) == (422, 0)


def test_one_network_cannot_flood() -> None:
    assert [send(TIP).status_code for _ in range(11)] == [201] * 10 + [429]


def test_those_who_see_leads_read_and_answer(analyst: Standing, supervisor: Standing) -> None:
    tip = send(TIP).json()["id"]
    client = analyst.client()
    listed = client.get("/api/v1/tips?state=received").json()["items"]
    assert [(each["id"], each["thing"], each["listing"], each["outcome"]) for each in listed] == [
        (tip, "L-1", None, "")
    ]
    assert client.get("/api/v1/tips?ground=other").json()["items"] == []
    assert "contact_email" not in listed[0]
