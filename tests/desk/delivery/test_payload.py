"""A body is small, canonical, in order, and says for whom it is."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.delivery.errors import PayloadError
from touchstone.desk.delivery.payload import LARGEST_BYTES, Payload, Subject, write_payload

PAYLOAD = Payload(
    event_id="evt_1",
    kind="accounts.organisation_admitted",
    sequence=3,
    occurred_at=datetime(2026, 11, 22, 9, 2, 3, tzinfo=timezone(timedelta(hours=8))),
    subject=Subject("organisation", "org_7"),
    audience="end_2",
    data={"role": "supervisor"},
)
FULL = st.characters(exclude_categories=["Cs"])


def test_the_body_is_written_in_one_way() -> None:
    assert write_payload(PAYLOAD) == (
        b'{"audience":"end_2","data":{"role":"supervisor"},"id":"evt_1","sequence":3,'
        b'"subject":{"id":"org_7","kind":"organisation"},"timestamp":"2026-11-22T01:02:03Z",'
        b'"type":"accounts.organisation_admitted"}'
    )


@given(st.dictionaries(st.text(FULL, max_size=8), st.one_of(st.text(FULL, max_size=20), st.booleans(), st.none())))
def test_the_order_of_the_data_makes_no_difference(data: dict[str, str | bool | None]) -> None:
    turned = dict(reversed(data.items()))
    body = write_payload(replace(PAYLOAD, data=data))
    assert body == write_payload(replace(PAYLOAD, data=turned))
    assert json.loads(body)["data"] == data


@pytest.mark.parametrize("kind", ["", "accounts", "Accounts.invited", "accounts.", ".invited", "a b.c", "a.b\n"])
def test_a_kind_is_a_dotted_key(kind: str) -> None:
    with pytest.raises(PayloadError):
        write_payload(replace(PAYLOAD, kind=kind))


def test_a_time_has_its_zone() -> None:
    with pytest.raises(PayloadError):
        write_payload(replace(PAYLOAD, occurred_at=PAYLOAD.occurred_at.replace(tzinfo=None)))


def test_sequences_begin_with_one() -> None:
    with pytest.raises(PayloadError):
        write_payload(replace(PAYLOAD, sequence=0))


def test_a_large_body_is_refused_with_its_size() -> None:
    with pytest.raises(PayloadError, match="bytes"):
        write_payload(replace(PAYLOAD, data={"text": "x" * LARGEST_BYTES}))


@pytest.mark.parametrize("value", ["\ud800", 2**60])
def test_what_json_cannot_carry_everywhere_is_refused(value: str | int) -> None:
    with pytest.raises(PayloadError):
        write_payload(replace(PAYLOAD, data={"value": value}))
