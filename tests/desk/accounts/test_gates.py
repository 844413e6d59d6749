"""Gates close after failures, for longer each time."""

from datetime import datetime, timedelta

import pytest

from tests.desk.people import NOW
from touchstone.desk.accounts.gates import ACCOUNT, NETWORK, Closed, clear, closing, forgive, knock
from touchstone.desk.accounts.models import SignInGate


def fail(times: int, at: datetime = NOW) -> list[Closed | None]:
    return [knock(ACCOUNT, "ada@example.org", at) for _ in range(times)]


def test_the_first_five_failures_close_the_gate(db: None) -> None:
    assert fail(5) == [None] * 5
    assert fail(1) == [Closed(timedelta(seconds=30))]


def test_it_opens_by_itself_and_closes_for_twice_as_long(db: None) -> None:
    fail(5)
    later = NOW + timedelta(seconds=30)
    assert fail(1, later) == [None]
    assert fail(1, later) == [Closed(timedelta(seconds=60))]


@pytest.mark.parametrize(("failures", "seconds"), [(5, 30), (6, 60), (7, 120), (11, 1920), (12, 3600), (10_000, 3600)])
def test_the_time_grows_up_to_an_hour(failures: int, seconds: int) -> None:
    assert closing(ACCOUNT, failures) == timedelta(seconds=seconds)


def test_tries_at_a_closed_gate_do_not_make_it_worse(db: None) -> None:
    fail(5)
    fail(100)
    assert fail(1, NOW + timedelta(seconds=30)) == [None]


def test_who_comes_in_is_forgiven_everything(db: None) -> None:
    fail(5)
    clear(ACCOUNT, "Ada@Example.org ", NOW)
    assert fail(5) == [None] * 5


def test_a_success_takes_back_one_try_of_the_network_only(db: None) -> None:
    for _ in range(NETWORK.free - 1):
        knock(NETWORK, "192.0.2.7", NOW)
    knock(NETWORK, "192.0.2.7", NOW)
    forgive(NETWORK, "192.0.2.7", NOW)
    assert knock(NETWORK, "192.0.2.7", NOW) is None
    assert isinstance(knock(NETWORK, "192.0.2.7", NOW), Closed)


def test_failures_are_forgotten_after_a_day(db: None) -> None:
    fail(4)
    assert fail(4, NOW + timedelta(days=1, seconds=1)) == [None] * 4


def test_the_gate_does_not_hold_the_address(db: None) -> None:
    fail(1)
    assert "ada@" not in str(SignInGate.objects.values().get())


@pytest.mark.parametrize(("seconds", "minutes"), [(1, 1), (60, 1), (61, 2), (3600, 60)])
def test_the_wait_is_told_in_whole_minutes(seconds: int, minutes: int) -> None:
    assert Closed(timedelta(seconds=seconds)).minutes == minutes
