"""Many at once, in threads with their own connections: the limits hold, and so do the rules."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.actions.members import end_role
from touchstone.desk.accounts.buckets import Rate, take
from touchstone.desk.accounts.errors import LastAdministratorError, TooManyRequestsError
from touchstone.desk.accounts.gates import ACCOUNT, Closed, knock
from touchstone.desk.accounts.models import Membership

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6


def at_once(works: list[Callable[[], bool]]) -> int:
    """How many of the works said yes; all start together."""
    start, said = threading.Barrier(len(works)), []

    def run(work: Callable[[], bool]) -> None:
        try:
            start.wait()
            said.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == len(works)
    return sum(said)


def test_a_bucket_gives_no_more_than_its_burst() -> None:
    rate = Rate(burst=3, per_second=0.001)

    def work() -> bool:
        try:
            take("key", now=NOW, rate=rate)
        except TooManyRequestsError:
            return False
        return True

    assert at_once([work] * THREADS) == 3


def test_a_gate_lets_no_more_than_five_through() -> None:
    assert at_once([lambda: not isinstance(knock(ACCOUNT, "ada@example.org", NOW), Closed)] * 8) == 5


def test_two_administrators_cannot_both_leave() -> None:
    house = make_organisation("Brand House", "right_holder")
    pair = [make_standing(name, house, "administrator", "right_holder") for name in ("Ada", "Bo")]
    held = [Membership.objects.get(person=each.person, role="administrator") for each in pair]

    def leave(standing: Standing, membership: Membership) -> bool:
        try:
            end_role(membership=membership, by=standing.actor, now=NOW)
        except LastAdministratorError:
            return False
        return True

    works = [lambda s=s, m=m: leave(s, m) for s, m in zip(pair, held, strict=True)]  # type: ignore[misc]
    assert at_once(works) == 1
    assert Membership.objects.filter(role="administrator", ended_at=None).count() == 1
