"""From the outbox to real receivers on loopback: each effect once, in order, whoever crashes."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event

import pytest

from tests.desk.delivery.receiver import POINTS, Crash, Receiver
from tests.desk.delivery.sending import NEWS, Clock, make_endpoint, make_sender
from tests.desk.delivery.servers import Server, answering, serving
from tests.desk.people import NOW, make_organisation
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.models import Event as Happening
from touchstone.desk.delivery.delivering import PER_RECEIVER, Courier, deliver_due, deliver_one
from touchstone.desk.delivery.leasing import claim
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.node_keys import endpoint_secret, node_keys
from touchstone.desk.delivery.outbox import publish
from touchstone.desk.delivery.retry import WEBHOOK
from touchstone.desk.delivery.verifying import Trust
from touchstone.desk.delivery.webhooks import attempt_webhook

pytestmark = [pytest.mark.enable_socket, pytest.mark.django_db]


def say(subject: Organisation, text: str, *to: Organisation) -> int:
    """Publish one piece of news."""
    rows = [each.pk for each in to]
    return publish(NEWS.key, subject, organisations=rows, data={"text": text}, occurred_at=NOW)


def status(code: int) -> bytes:
    """An answer with this status and no body."""
    return f"HTTP/1.1 {code} -\r\nContent-Length: 0\r\n\r\n".encode()


def run_out(clock: Clock) -> int:
    """Deliver until nothing is open, jumping from due time to due time; returns how many attempts were made."""
    attempts = deliver_due(make_sender(clock))
    while clock.jump():
        attempts += deliver_due(make_sender(clock, attempts))
    return attempts


def test_a_message_arrives_signed_and_is_done(brand_house: Organisation, clock: Clock) -> None:
    with serving(status(204)) as server:
        make_endpoint(brand_house, server.url)
        say(brand_house, "hello", brand_house)
        assert deliver_due(make_sender(clock)) == 1
    message = Message.objects.get()
    assert (message.state, message.attempts, message.ended_at) == (State.DONE, 1, NOW)
    assert f"webhook-id: {message.public_id}".encode() in server.heard[0].lower()
    assert json.loads(server.heard[0].split(b"\r\n\r\n")[1])["data"] == {"text": "hello"}


@pytest.mark.parametrize("seed", range(4))
def test_each_effect_is_exactly_once_and_in_order_whoever_crashes(
    seed: int, brand_house: Organisation, clock: Clock, tmp_path: Path
) -> None:
    random = Random(seed)

    def crash(point: str) -> None:
        if random.random() < 0.2:
            raise Crash(point)

    endpoint = make_endpoint(brand_house, "")
    trust = Trust([key.public_key() for key in node_keys()])
    receiver = Receiver(tmp_path / "receiver.db", trust, endpoint.public_id, clock, crash)
    subjects = [make_organisation(f"Seller {n}", "seller") for n in range(5)]
    with answering(receiver) as server:
        Endpoint.objects.update(url=server.url)
        for n in range(40):
            say(random.choice(subjects), str(n), brand_house)
            die_while_sending(clock, random)
        run_out(clock)
    assert sorted(int(text) for _, _, text in receiver.effects()) == list(range(40))
    assert_in_order(receiver.effects())
    assert set(Message.objects.values_list("state", flat=True)) == {State.DONE}
    assert len(server.heard) > 40


def die_while_sending(clock: Clock, random: Random) -> None:
    """Now and then a worker takes a message, sends it or not, and dies before it settles."""
    if random.random() < 0.3 and (message := claim(now=clock())) and message.endpoint and random.random() < 0.5:
        attempt_webhook(message, message.endpoint, make_sender(clock).way, now=clock())


def assert_in_order(effects: list[tuple[str, int, str]]) -> None:
    """The sequence of each subject is 1, 2, 3 …"""
    places = defaultdict(list)
    for subject, sequence, _ in effects:
        places[subject].append(sequence)
    assert all(found == list(range(1, len(found) + 1)) for found in places.values())


@pytest.mark.parametrize("point", POINTS)
def test_a_crash_at_each_point_leaves_one_effect(
    point: str, brand_house: Organisation, clock: Clock, tmp_path: Path
) -> None:
    left = [point]

    def crash(now_at: str) -> None:
        if now_at in left:
            left.remove(now_at)
            raise Crash(now_at)

    endpoint = make_endpoint(brand_house, "")
    secret = endpoint_secret(endpoint.public_id, 1, node_keys()[0])
    receiver = Receiver(tmp_path / "receiver.db", Trust(secrets=[secret]), endpoint.public_id, clock, crash)
    with answering(receiver) as server:
        Endpoint.objects.update(url=server.url)
        say(brand_house, "once", brand_house)
        assert run_out(clock) == 2
    assert receiver.effects() == [(brand_house.public_id, 1, "once")]


def test_a_message_for_another_audience_has_no_effect(brand_house: Organisation, clock: Clock, tmp_path: Path) -> None:
    trust = Trust([key.public_key() for key in node_keys()])
    receiver = Receiver(tmp_path / "receiver.db", trust, "end_other", clock, lambda point: None)
    with answering(receiver) as server:
        make_endpoint(brand_house, server.url)
        say(brand_house, "not yours", brand_house)
        deliver_one(make_sender(clock))
    assert receiver.effects() == []


def test_gone_closes_the_endpoint_and_is_recorded(brand_house: Organisation, clock: Clock) -> None:
    with serving(status(410)) as server:
        make_endpoint(brand_house, server.url)
        say(brand_house, "a", brand_house)
        say(brand_house, "b", brand_house)
        assert run_out(clock) == 2
    assert len(server.heard) == 1
    assert Endpoint.objects.get().closed_reason == "status_410"
    assert list(Message.objects.values_list("last_reason", flat=True)) == ["status_410", "endpoint_closed"]
    kinds = list(Happening.objects.values_list("kind", flat=True))
    assert kinds == ["delivery.message_died", "delivery.endpoint_closed", "delivery.message_died"]
    assert say(brand_house, "c", brand_house) == 0


def test_a_receiver_that_always_fails_ends_dead_with_the_reason(brand_house: Organisation, clock: Clock) -> None:
    with serving(status(500)) as server:
        make_endpoint(brand_house, server.url)
        say(brand_house, "never", brand_house)
        assert run_out(clock) == WEBHOOK.tries
    message = Message.objects.get()
    assert (message.state, message.last_reason) == (State.DEAD, "status_500")
    assert Endpoint.objects.get().closed_at is None


def test_a_message_that_kills_its_worker_ends_dead(brand_house: Organisation, clock: Clock) -> None:
    make_endpoint(brand_house, "https://hooks.example.com/")
    say(brand_house, "poison", brand_house)
    for _ in range(WEBHOOK.tries):
        assert claim(now=clock())
        clock.jump()
    assert deliver_one(make_sender(clock))
    assert Message.objects.get().last_reason == "worker_lost"


def test_a_private_address_is_never_called(brand_house: Organisation, clock: Clock) -> None:
    make_endpoint(brand_house, "https://10.0.0.1/")
    say(brand_house, "secret", brand_house)
    deliver_one(make_sender(clock))
    assert (Message.objects.get().state, Message.objects.get().last_reason) == (State.DEAD, "private")


def test_one_slow_lane_holds_up_no_other(brand_house: Organisation, other_house: Organisation, clock: Clock) -> None:
    with serving(status(503)) as slow, serving(status(200)) as quick:
        make_endpoint(brand_house, slow.url)
        make_endpoint(other_house, quick.url)
        say(brand_house, "both", brand_house, other_house)
        assert deliver_due(make_sender(clock)) == 2
    assert sorted(Message.objects.values_list("state", flat=True)) == [State.DONE, State.PENDING]


@contextmanager
def silent(count: int) -> Iterator[tuple[list[Server], Event]]:
    """Receivers that say nothing until the event is set."""
    freed = Event()

    def answer(_request: bytes) -> Iterator[bytes]:
        freed.wait(10)
        yield status(204)

    servers = [Server(answer) for _ in range(count)]
    try:
        yield servers, freed
    finally:
        freed.set()
        for server in servers:
            server.close()


def test_a_slow_receiver_holds_up_nobody_else(
    brand_house: Organisation, other_house: Organisation, clock: Clock
) -> None:
    courier = Courier(make_sender(clock))
    with silent(1) as (slow, freed), serving(status(204)) as quick:
        make_endpoint(brand_house, slow[0].url)
        make_endpoint(other_house, quick.url)
        say(brand_house, "first", brand_house)
        for number in range(3):
            say(make_organisation(f"Seller {number}", "seller"), "then", other_house)
        assert courier.work(most=10, patience=0.1) == 4
        ends = Message.objects.order_by("pk").values_list("state", flat=True)
        assert list(ends) == [State.LEASED, State.DONE, State.DONE, State.DONE]
        freed.set()
        courier.finish()
    assert set(ends.all()) == {State.DONE}


def test_one_organisation_never_has_all_calls(
    brand_house: Organisation, other_house: Organisation, clock: Clock
) -> None:
    courier = Courier(make_sender(clock))
    with silent(4) as (slow, freed), serving(status(204)) as quick:
        for server in slow:
            make_endpoint(brand_house, server.url)
        make_endpoint(other_house, quick.url)
        say(brand_house, "all", brand_house)
        say(brand_house, "one", other_house)
        assert courier.work(most=10, patience=0.1) == PER_RECEIVER + 1
        assert Message.objects.filter(state=State.LEASED).count() == PER_RECEIVER
        assert Message.objects.filter(state=State.DONE).count() == 1
        freed.set()
        courier.work(most=10, patience=None)
        courier.finish()
    assert set(Message.objects.values_list("state", flat=True)) == {State.DONE}
