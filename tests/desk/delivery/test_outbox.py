"""What a room says is stored with its act: for whom, by which channel, in which place of which lane."""

import json

import pytest

from tests.desk.delivery.sending import MUST, NEWS, QUIET, make_endpoint
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts import mailing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.acting import act
from touchstone.desk.delivery.errors import PayloadError, UnknownMessageKindError
from touchstone.desk.delivery.message_kind import MessageKind
from touchstone.desk.delivery.models import InboxItem, Message, MutedKind
from touchstone.desk.delivery.outbox import mail, publish, tell

pytestmark = pytest.mark.django_db
URL = "https://hooks.example.com/"
VALUES = {"who": "Ada", "subject": "Brand House"}


def publish_to(*organisations: Organisation, about: Organisation) -> int:
    """Publish the news about one to others."""
    rows = [each.pk for each in organisations]
    return publish(NEWS.key, about, organisations=rows, data={"n": 1}, occurred_at=NOW)


def tell_to(standing: Standing, kind: MessageKind) -> None:
    """Tell one person."""
    tell(kind.key, standing.organisation, people=[standing.person], values=VALUES, now=NOW)


def test_only_endpoints_that_want_the_kind_are_sent_it(brand_house: Organisation, other_house: Organisation) -> None:
    wanted = make_endpoint(brand_house, URL)
    make_endpoint(brand_house, URL, QUIET.key)
    make_endpoint(other_house, URL)
    assert publish_to(brand_house, about=other_house) == 1
    assert Message.objects.get().endpoint == wanted


def test_a_body_says_for_whom_and_in_which_place(brand_house: Organisation, other_house: Organisation) -> None:
    endpoint = make_endpoint(brand_house, URL)
    publish_to(brand_house, about=other_house)
    publish_to(brand_house, about=brand_house)
    publish_to(brand_house, about=other_house)
    bodies = [json.loads(message.content) for message in Message.objects.all()]
    assert [(body["subject"]["id"], body["sequence"]) for body in bodies] == [
        (other_house.public_id, 1),
        (brand_house.public_id, 1),
        (other_house.public_id, 2),
    ]
    assert {body["audience"] for body in bodies} == {endpoint.public_id}


def test_one_event_has_one_id_at_all_endpoints(brand_house: Organisation, other_house: Organisation) -> None:
    make_endpoint(brand_house, URL)
    make_endpoint(other_house, URL)
    publish_to(brand_house, other_house, about=brand_house)
    first, second = Message.objects.all()
    assert json.loads(first.content)["id"] == json.loads(second.content)["id"]
    assert first.public_id != second.public_id


def test_nothing_is_queued_when_the_act_fails(brand_house: Organisation) -> None:
    make_endpoint(brand_house, URL)
    with pytest.raises(PayloadError):
        say_and_fail(brand_house)
    assert Message.objects.count() == 0


@act
def say_and_fail(house: Organisation) -> None:
    """An act that publishes twice, the second time what cannot be written."""
    publish_to(house, about=house)
    publish(NEWS.key, house, organisations=[house.pk], data={"n": 2**60}, occurred_at=NOW)


def test_a_person_finds_it_in_the_inbox_and_by_mail(owner: Standing) -> None:
    tell_to(owner, NEWS)
    item, message = InboxItem.objects.get(), Message.objects.get()
    assert (item.person, item.kind, item.subject, item.read_at) == (
        owner.person,
        NEWS.key,
        owner.organisation.public_id,
        None,
    )
    assert (message.address, json.loads(message.content)) == (
        owner.person.email,
        {"language": "en", "values": VALUES},
    )


def test_a_kind_without_mail_goes_to_the_inbox_only(owner: Standing) -> None:
    tell_to(owner, QUIET)
    assert (InboxItem.objects.count(), Message.objects.count()) == (1, 0)


@pytest.mark.parametrize(("channel", "left"), [("inbox", (0, 1)), ("email", (1, 0))])
def test_a_muted_kind_is_not_sent_by_that_channel(owner: Standing, channel: str, left: tuple[int, int]) -> None:
    MutedKind.objects.create(person=owner.person, kind=NEWS.key, channel=channel)
    tell_to(owner, NEWS)
    assert (InboxItem.objects.count(), Message.objects.count()) == left


def test_what_must_be_known_cannot_be_muted(owner: Standing) -> None:
    for channel in ("inbox", "email"):
        MutedKind.objects.create(person=owner.person, kind=MUST.key, channel=channel)
    tell_to(owner, MUST)
    assert (InboxItem.objects.count(), Message.objects.count()) == (1, 1)


def test_muting_is_of_one_person_only(owner: Standing, colleague: Standing) -> None:
    MutedKind.objects.create(person=owner.person, kind=NEWS.key, channel="inbox")
    people = [owner.person, colleague.person, colleague.person]
    tell(NEWS.key, owner.organisation, people=people, values=VALUES, now=NOW)
    assert [item.person for item in InboxItem.objects.all()] == [colleague.person]


def test_an_address_of_nobody_here_can_be_mailed() -> None:
    mail(MUST.key, "new@example.org", "en", VALUES, NOW)
    mail(MUST.key, "NEW@example.org", "en", VALUES, NOW)
    assert list(Message.objects.values_list("sequence", flat=True)) == [1, 2]
    assert "example" not in Message.objects.all()[0].lane


def test_the_mails_of_accounts_leave_by_the_outbox() -> None:
    values = {"url": "https://desk.example.org/reset"}
    mailing.send("accounts.password_reset", "ada@example.org", language="en", values=values, now=NOW)
    message = Message.objects.get()
    assert (message.kind, message.address) == ("accounts.password_reset", "ada@example.org")


def test_an_undeclared_kind_is_refused(brand_house: Organisation) -> None:
    make_endpoint(brand_house, URL)
    with pytest.raises(UnknownMessageKindError):
        publish("tests.nothing", brand_house, organisations=[brand_house.pk], data={}, occurred_at=NOW)


def test_a_missing_value_shows_in_the_act(owner: Standing) -> None:
    with pytest.raises(KeyError):
        tell(NEWS.key, owner.organisation, people=[owner.person], values={"who": "Ada"}, now=NOW)
    assert InboxItem.objects.count() == 0
