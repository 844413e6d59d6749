"""What reaches a platform's endpoint and is no order of ours: forged, altered, old, repeated, meant for another."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.client.marketplace import Marketplace, at_market, deliver
from tests.desk.measures.world import World, adopt_model, establish, make_world
from tests.desk.people import Standing
from touchstone.desk.delivery.keys import make_secret
from touchstone.desk.delivery.models import Endpoint
from touchstone.desk.delivery.signing import ID_HEADER, SIGNATURE_HEADER, TIME_HEADER, Signer, sign
from touchstone.desk.delivery.webhooks import OVERLAP, signer_of
from touchstone.desk.measures.models import PlatformOrder

pytestmark = [pytest.mark.enable_socket, pytest.mark.django_db]
Heard = tuple[dict[str, str], bytes]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world(analyst: Standing) -> World:
    adopt_model()
    return make_world(analyst)


@pytest.fixture
def market(world: World, analyst: Standing, supervisor: Standing, settings: Any) -> Iterator[Marketplace]:
    """It heard of the orders of one breach, and forgot them."""
    with at_market(supervisor, settings) as market:
        establish(world, analyst)
        deliver()
        market.seen.clear()
        market.waiting.clear()
        yield market


@pytest.fixture
def heard(market: Marketplace) -> Heard:
    """A true message, as it came."""
    headers, body = market.heard[0]
    return {name.lower(): value for name, value in headers.items()}, body


def signed_at(market: Marketplace, body: bytes, age: timedelta, signer: Signer | None = None) -> dict[str, str]:
    """The headers that the desk would have sent so long ago."""
    now = timezone.now() - age
    ours = signer or signer_of(Endpoint.objects.get(public_id=market.endpoint), now=now)
    return sign(ours, message_id="msg_1", now=now, body=body)


def nothing_came(market: Marketplace) -> bool:
    """No order was taken from what was received."""
    assert market.work() == []
    return set(PlatformOrder.objects.values_list("status", flat=True)) == {"issued"}


def test_the_true_message_is_taken(market: Marketplace, heard: Heard) -> None:
    assert market.receive(*heard) == 204
    assert [order.status for order in market.work()] == ["fetched"]


@pytest.mark.parametrize("word", ["order", "target", "way", "platform"])
def test_a_changed_word_is_noticed(word: str, market: Marketplace, heard: Heard) -> None:
    headers, body = heard
    said = json.loads(body)
    said["data"][word] += "x"
    assert market.receive(headers, json.dumps(said, separators=(",", ":"), sort_keys=True).encode()) == 401
    assert nothing_came(market)


def test_the_same_words_in_other_bytes_are_refused(market: Marketplace, heard: Heard) -> None:
    assert market.receive(heard[0], heard[1] + b" ") == 401
    assert nothing_came(market)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (ID_HEADER, "evt_another"),
        (ID_HEADER, ""),
        (TIME_HEADER, "1"),
        (TIME_HEADER, "now"),
        (SIGNATURE_HEADER, ""),
        (SIGNATURE_HEADER, "v1"),
        (SIGNATURE_HEADER, "v1,"),
        (SIGNATURE_HEADER, "v1,not base64"),
        (SIGNATURE_HEADER, f"v1,{base64.b64encode(b'0' * 32).decode()}"),
        (SIGNATURE_HEADER, "v0,AAAA v1a,AAAA"),
    ],
)
def test_a_header_that_is_not_ours_is_refused(name: str, value: str, market: Marketplace, heard: Heard) -> None:
    assert market.receive({**heard[0], name: value}, heard[1]) == 401
    assert nothing_came(market)


def test_who_has_another_secret_signs_nothing_for_us(market: Marketplace, heard: Heard) -> None:
    forged = signed_at(market, heard[1], timedelta(), Signer(secrets=[make_secret()]))
    assert market.receive(forged, heard[1]) == 401
    assert nothing_came(market)


def test_a_signature_of_another_body_does_not_fit(market: Marketplace, heard: Heard) -> None:
    other = signed_at(market, b"{}", timedelta())
    assert market.receive(other, heard[1]) == 401
    assert nothing_came(market)


@pytest.mark.parametrize(
    ("age", "status"), [(4 * MINUTE, 204), (6 * MINUTE, 401), (-4 * MINUTE, 204), (-6 * MINUTE, 401)]
)
def test_five_minutes_are_the_limit_either_way(age: timedelta, status: int, market: Marketplace, heard: Heard) -> None:
    assert market.receive(signed_at(market, heard[1], age), heard[1]) == status
    assert market.refused == (status == 401)


def test_a_message_recorded_and_sent_again_at_once_is_one(market: Marketplace, heard: Heard) -> None:
    assert [market.receive(*heard) for _ in range(3)] == [204] * 3
    assert len(market.work()) == 1


def test_a_message_for_another_endpoint_is_refused_though_we_signed_it(market: Marketplace, heard: Heard) -> None:
    said = {**json.loads(heard[1]), "audience": "end_another"}
    body = json.dumps(said).encode()
    assert market.receive(signed_at(market, body, timedelta()), body) == 403
    assert nothing_came(market)


@pytest.mark.parametrize(("passed", "status"), [(OVERLAP - MINUTE, 204), (OVERLAP + MINUTE, 401)])
def test_an_old_secret_signs_for_a_week_after_it_was_changed(
    passed: timedelta, status: int, market: Marketplace, heard: Heard
) -> None:
    row = Endpoint.objects.get(public_id=market.endpoint)
    row.generation, row.rotated_at, row.rotated_by = row.generation + 1, timezone.now() - passed, "per_ad"
    row.save()
    assert market.receive(signed_at(market, heard[1], timedelta()), heard[1]) == status


def test_a_true_message_of_an_invented_order_has_no_effect(market: Marketplace, heard: Heard) -> None:
    """The API, not the message, says what is ordered: even a stolen secret orders nothing."""
    said = json.loads(heard[1])
    said["data"]["target"] = "L-of-a-rival"
    body = json.dumps(said).encode()
    assert market.receive(signed_at(market, body, timedelta()), body) == 204
    assert {order.target for order in market.work()} <= set(PlatformOrder.objects.values_list("target", flat=True))
