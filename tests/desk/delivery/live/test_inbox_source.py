"""What the live stream tells about the inbox."""

import json
from datetime import timedelta

import pytest
from django.conf import LazySettings, settings

from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.actions.inbox import read_items
from touchstone.desk.delivery.live import inbox_source
from touchstone.desk.delivery.live.inbox_source import InboxSource
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.delivery.outbox import mail

pytestmark = pytest.mark.django_db
VALUES = {"organisation": "青禾商城", "url": "http://localhost/access/requests/acr_1/"}


def write_to(person: Standing, language: str = "en") -> None:
    mail("access.new_request", person.person.email, language, VALUES, NOW)


def news(sequence: int = 0) -> list[tuple[str, dict[str, object]]]:
    return [(notice.person, json.loads(notice.data)) for notice in InboxSource().after(sequence, 10)]


def test_a_page_is_told_what_came_and_how_much_waits(owner: Standing) -> None:
    write_to(owner)
    told = {"unread": 1, "text": "New access request: 青禾商城", "url": "/inbox/"}
    assert news() == [(owner.person.public_id, told)]


def test_it_is_told_in_the_language_of_the_person(owner: Standing) -> None:
    owner.person.language = "zh-hans"
    owner.person.save()
    write_to(owner)
    assert news()[0][1]["text"] != "New access request: 青禾商城"


def test_only_what_is_unread_is_counted(owner: Standing, stranger: Standing) -> None:
    write_to(owner)
    write_to(stranger)
    read_items(items=InboxItem.objects.filter(person=owner.person), by=owner.actor, now=NOW)
    write_to(owner)
    assert [told["unread"] for who, told in news() if who == owner.person.public_id] == [1, 1]


def test_what_waits_is_counted_for_each_person(owner: Standing, stranger: Standing) -> None:
    write_to(owner)
    write_to(owner)
    assert [InboxSource().unread(each.person.public_id) for each in (owner, stranger)] == [2, 0]
    read_items(items=InboxItem.objects.filter(person=owner.person), by=owner.actor, now=NOW)
    assert InboxSource().unread(owner.person.public_id) == 0


def test_a_stream_goes_on_behind_the_last_item(owner: Standing) -> None:
    write_to(owner)
    assert news(InboxSource().newest()) == []


def test_a_mail_with_a_link_that_must_not_be_kept_leaves_nothing_in_the_inbox(owner: Standing) -> None:
    mail("accounts.password_reset", owner.person.email, "en", {"url": "http://localhost/secret"}, NOW)
    assert not InboxItem.objects.exists()


def test_a_mail_to_somebody_who_does_not_work_here_leaves_nothing_in_an_inbox(owner: Standing) -> None:
    mail("access.new_request", "nobody@example.org", "en", VALUES, NOW)
    assert not InboxItem.objects.exists()


def test_a_session_that_was_left_alone_hears_nothing_more(owner: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    client = owner.client()
    client.get("/account/")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    start, idle = inbox_source.timezone.now(), timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    for later, heard in ((idle / 2, owner.person.public_id), (idle + timedelta(minutes=1), None)):
        monkeypatch.setattr(inbox_source.timezone, "now", lambda moment=start + later: moment)
        actor = InboxSource().identify(cookie)
        assert (actor.person if actor else None) == heard


def test_a_session_that_has_yet_to_set_up_its_second_factor_hears_nothing(
    owner: Standing, settings: LazySettings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    heard = {}
    for strong in (True, False):
        cookie = owner.client(strong=strong).cookies[settings.SESSION_COOKIE_NAME].value
        actor = InboxSource().identify(f"{settings.SESSION_COOKIE_NAME}={cookie}")
        heard[strong] = actor.person if actor else None
    assert heard == {True: owner.person.public_id, False: None}
