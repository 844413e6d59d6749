"""The pages of delivery: what each role sees and does, in both languages."""

import pytest
from django.test import Client

from tests.desk.delivery.sending import NEWS, Clock, make_endpoint, make_sender
from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.delivering import deliver_due
from touchstone.desk.delivery.message_kind import KINDS, TEST
from touchstone.desk.delivery.models import Endpoint, InboxItem, Message, MutedKind
from touchstone.desk.delivery.models.message import State
from touchstone.desk.delivery.outbox import publish, tell

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.delivery.pages")]
PAGES = ["/inbox/", "/inbox/settings/", "/endpoints/", "/deliveries/"]
DETAILS = {"name": "Ours", "url": "https://hooks.example.com/in", "kinds": [NEWS.key]}


@pytest.fixture
def browser(owner: Standing) -> Client:
    return owner.client()


@pytest.fixture
def endpoint(owner: Standing) -> Endpoint:
    return make_endpoint(owner.organisation, "https://10.0.0.1/", NEWS.key, TEST.key)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_says_what_to_do_when_it_is_empty(page: str, language: str, owner: Standing) -> None:
    owner.person.language = language
    owner.person.save()
    response = owner.client().get(page)
    assert response.status_code == 200
    assert "<h1" in response.content.decode()


def test_an_endpoint_is_added_and_shows_its_keys(browser: Client) -> None:
    response = browser.post("/endpoints/", DETAILS, follow=True)
    page = response.content.decode()
    assert response.redirect_chain[0][0] == f"/endpoints/{Endpoint.objects.get().public_id}/"
    assert "whpk_" in page
    assert "whsec_" in page


def test_an_address_that_is_never_called_is_refused_beside_its_field(browser: Client) -> None:
    response = browser.post("/endpoints/", {**DETAILS, "url": "https://127.0.0.1/"})
    assert response.status_code == 422
    assert "this machine itself" in response.content.decode()
    assert Endpoint.objects.count() == 0


def test_an_endpoint_is_closed_and_opened(browser: Client, endpoint: Endpoint) -> None:
    browser.post(f"/endpoints/{endpoint.public_id}/close")
    assert "Closed by a person." in browser.get(f"/endpoints/{endpoint.public_id}/").content.decode()
    browser.post(f"/endpoints/{endpoint.public_id}/open")
    assert Endpoint.objects.get().closed_at is None


def test_a_new_secret_is_another(browser: Client, endpoint: Endpoint) -> None:
    browser.post(f"/endpoints/{endpoint.public_id}/secret")
    assert Endpoint.objects.get().generation == 2


def test_a_test_goes_out_and_its_end_is_explained(browser: Client, endpoint: Endpoint, clock: Clock) -> None:
    browser.post(f"/endpoints/{endpoint.public_id}/test")
    clock.now = Message.objects.get().next_at
    deliver_due(make_sender(clock))
    assert "a private network, which is never called" in browser.get("/deliveries/").content.decode()


def test_of_a_mail_the_deliveries_say_that_the_mail_server_took_it(
    operator: Standing, owner: Standing, clock: Clock
) -> None:
    tell(NEWS.key, owner.organisation, people=[owner.person], values={"who": "Lin", "subject": "it"}, now=NOW)
    clock.now = NOW
    deliver_due(make_sender(clock))
    page = operator.client().get("/deliveries/").content.decode()
    assert "The mail server took it." in page
    assert "status 200" not in page


def test_a_dead_delivery_is_sent_again(browser: Client, owner: Standing, endpoint: Endpoint, clock: Clock) -> None:
    publish(NEWS.key, endpoint, organisations=[owner.organisation.pk], data={}, occurred_at=NOW)
    deliver_due(make_sender(clock))
    browser.post(f"/deliveries/{Message.objects.get().public_id}/replay")
    assert Message.objects.get().state == State.PENDING


@pytest.mark.parametrize(("state", "shown"), [("", True), ("pending", True), ("dead", False), ("odd", True)])
def test_deliveries_are_found_by_state(
    state: str, shown: bool, browser: Client, owner: Standing, endpoint: Endpoint
) -> None:
    publish(NEWS.key, endpoint, organisations=[owner.organisation.pk], data={}, occurred_at=NOW)
    page = browser.get("/deliveries/", {"state": state}).content.decode()
    assert (Message.objects.get().public_id in page) is shown


@pytest.mark.parametrize("verb", ["", "close", "open", "secret", "test"])
def test_what_a_stranger_asks_for_is_not_there(verb: str, stranger: Standing, endpoint: Endpoint) -> None:
    client = stranger.client()
    there, nowhere = (f"/endpoints/{name}/{verb}" for name in (endpoint.public_id, "end_" + "2" * 20))
    ask = client.post if verb else client.get
    assert (ask(there).status_code, ask(nowhere).status_code) == (404, 404)


def test_a_colleague_without_the_role_is_told_why(colleague: Standing, endpoint: Endpoint) -> None:
    assert colleague.client().get("/endpoints/").status_code == 403


def test_an_item_is_read_and_then_all(browser: Client, owner: Standing) -> None:
    for _ in range(3):
        tell(NEWS.key, owner.organisation, people=[owner.person], values={"who": "<b>", "subject": "B"}, now=NOW)
    assert "&lt;b&gt; changed B." in browser.get("/inbox/").content.decode()
    browser.post(f"/inbox/{InboxItem.objects.all()[0].public_id}/read")
    assert InboxItem.objects.filter(read_at=None).count() == 2
    browser.post("/inbox/read")
    assert InboxItem.objects.filter(read_at=None).count() == 0


def test_what_is_not_ticked_is_muted(browser: Client, owner: Standing) -> None:
    kinds = [kind.key for kind in KINDS.values() if kind.may_be_muted]
    ticked = {f"{kind}:{channel}" for kind in kinds for channel in ("inbox", "email")} - {f"{NEWS.key}:email"}
    browser.post("/inbox/settings/", {"wanted": [*ticked, "odd"]})
    assert list(MutedKind.objects.values_list("kind", "channel")) == [(NEWS.key, "email")]
    assert "checked" in browser.get("/inbox/settings/").content.decode()


def test_the_list_goes_on_where_the_page_ended(browser: Client, owner: Standing) -> None:
    for n in range(60):
        tell("tests.quiet", owner.organisation, people=[owner.person], values={"n": n}, now=NOW)
    first = browser.get("/inbox/")
    second = browser.get("/inbox/", {"cursor": first.context["page"]["next"]})
    assert [len(page.context["entries"]) for page in (first, second)] == [50, 10]
    assert second.context["page"]["next"] == ""
