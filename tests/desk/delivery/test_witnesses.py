"""The anchor of each day goes to witnesses, once."""

import json
from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.audit.conftest import home as home
from tests.desk.audit.events import write
from tests.desk.people import NOW
from touchstone.desk.audit.anchoring import anchor_day
from touchstone.desk.audit.known_heads import anchors
from touchstone.desk.audit.signing import sign_heads
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.witnesses import tell_witnesses
from touchstone.ledger.anchors import parse_anchor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DAY = timedelta(days=1)


def anchored(days: int) -> None:
    """Some days, each with an event, a head and an anchor."""
    for day in range(days):
        write(now=NOW + day * DAY)
        sign_heads(NOW + day * DAY)
        anchor_day(NOW + day * DAY)


def test_each_witness_gets_each_anchor_once(settings: LazySettings) -> None:
    settings.WITNESSES = ["notary@example.org", "press@example.org"]
    anchored(1)
    assert [tell_witnesses(NOW), tell_witnesses(NOW + DAY / 4)] == [2, 0]
    write(now=NOW + DAY)
    sign_heads(NOW + DAY)
    anchor_day(NOW + DAY)
    assert tell_witnesses(NOW + DAY) == 2
    assert Message.objects.filter(address="notary@example.org").count() == 2


def test_what_they_get_is_the_anchor(settings: LazySettings) -> None:
    settings.WITNESSES = ["notary@example.org"]
    anchored(1)
    tell_witnesses(NOW)
    line = json.loads(Message.objects.get().content)["values"]["line"]
    assert parse_anchor((line + "\n").encode()) == anchors()[-1]


def test_without_witnesses_or_anchors_nothing_is_sent(settings: LazySettings) -> None:
    settings.WITNESSES = ["notary@example.org"]
    assert tell_witnesses(NOW) == 0
    settings.WITNESSES = []
    anchored(1)
    assert tell_witnesses(NOW) == 0
    assert not Message.objects.exists()
