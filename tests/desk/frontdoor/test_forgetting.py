"""What is over is removed, what may still be needed stays."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from tests.desk.people import NOW
from touchstone.desk.accounts import gates
from touchstone.desk.accounts.buckets import take
from touchstone.desk.accounts.models import RateBucket, SignInGate
from touchstone.desk.frontdoor.forgetting import UNUSED_FOR, forget_old

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_a_session_that_is_over_goes() -> None:
    Session.objects.create(session_key="over", session_data="", expire_date=NOW)
    Session.objects.create(session_key="open", session_data="", expire_date=NOW + SECOND)
    assert forget_old(NOW) == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]


def test_gates_and_buckets_that_nobody_used_for_long_go() -> None:
    gates.knock(gates.ACCOUNT, "ada@example.org", NOW)
    take("a-bucket", now=NOW)
    assert forget_old(NOW + UNUSED_FOR - SECOND) == 0
    assert forget_old(NOW + UNUSED_FOR) == 2
    assert (SignInGate.objects.count(), RateBucket.objects.count()) == (0, 0)
