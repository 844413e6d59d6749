"""Endpoints are managed by those who may, and only lead to places that may be called."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.desk.delivery.sending import NEWS, QUIET, make_endpoint
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.errors import TooManyRequestsError
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.delivery import trying
from touchstone.desk.delivery.actions import endpoints
from touchstone.desk.delivery.errors import AddressRefusedError, UnwantedKindsError
from touchstone.desk.delivery.message_kind import TEST
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.policy import STRICT
from touchstone.desk.delivery.webhooks import OVERLAP, signer_of

pytestmark = pytest.mark.django_db
URL = "https://hooks.example.com/in?token=abc"
VERBS = [endpoints.change_secret, endpoints.close_endpoint, endpoints.open_endpoint]


def add(standing: Standing, url: str = URL, *kinds: str) -> Endpoint:
    """A new endpoint of the organisation that the person acts for."""
    chosen = kinds or (NEWS.key,)
    return endpoints.add_endpoint(name="Ours", url=url, kinds=chosen, policy=STRICT, by=standing.actor, now=NOW)


def test_an_administrator_adds_an_endpoint_and_it_is_recorded(owner: Standing) -> None:
    endpoint = add(owner, URL, QUIET.key, NEWS.key)
    assert (endpoint.organisation, endpoint.url, endpoint.kinds) == (owner.organisation, URL, [NEWS.key, QUIET.key])
    assert Event.objects.get().kind == "delivery.endpoint_added"
    assert "token" not in str(Event.objects.get().data)
    assert Particulars.objects.get().content["url"] == URL


def test_a_colleague_without_the_role_may_not(colleague: Standing) -> None:
    with pytest.raises(NotPermittedError):
        add(colleague)


@pytest.mark.parametrize("url", ["http://hooks.example.com/", "https://127.0.0.1/", "https://localhost/", "x"])
def test_an_address_that_is_never_called_is_refused_in_both_languages(owner: Standing, url: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        add(owner, url)
    assert caught.value.sentence != caught.value.sentence_zh
    assert caught.value.hint != caught.value.hint_zh


def test_an_address_is_kept_the_one_usual_way(owner: Standing) -> None:
    assert add(owner, "HTTPS://Hooks.Example.com:443").url == "https://hooks.example.com/"


@pytest.mark.parametrize("kinds", [[], ["tests.nothing"], [NEWS.key, "tests.nothing"]])
def test_only_known_kinds_can_be_asked_for(owner: Standing, kinds: list[str]) -> None:
    with pytest.raises(UnwantedKindsError):
        endpoints.add_endpoint(name="Ours", url=URL, kinds=kinds, policy=STRICT, by=owner.actor, now=NOW)


@pytest.mark.parametrize("verb", VERBS)
def test_a_stranger_may_do_nothing_with_it(verb: Callable[..., Endpoint], owner: Standing, stranger: Standing) -> None:
    with pytest.raises(NotPermittedError):
        verb(endpoint=add(owner), by=stranger.actor, now=NOW)


def test_an_endpoint_is_closed_and_opened_once_each(owner: Standing) -> None:
    endpoint = add(owner)
    for verb in (endpoints.close_endpoint, endpoints.close_endpoint):
        endpoint = verb(endpoint=endpoint, by=owner.actor, now=NOW)
    assert (endpoint.closed_at, endpoint.closed_by, endpoint.closed_reason) == (
        NOW,
        owner.person.public_id,
        "by_choice",
    )
    for verb in (endpoints.open_endpoint, endpoints.open_endpoint):
        endpoint = verb(endpoint=endpoint, by=owner.actor, now=NOW)
    assert (endpoint.closed_at, endpoint.closed_by) == (None, "")
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds == ["delivery.endpoint_added", "delivery.endpoint_closed", "delivery.endpoint_opened"]


def test_a_changed_secret_signs_beside_the_old_one_for_a_week(owner: Standing) -> None:
    endpoint = add(owner)
    old = signer_of(endpoint, now=NOW).secrets
    endpoint = endpoints.change_secret(endpoint=endpoint, by=owner.actor, now=NOW)
    both, later = (signer_of(endpoint, now=now).secrets for now in (NOW, NOW + OVERLAP))
    assert (len(both), list(both[-1:]), later) == (2, old, both[:1])


def test_secrets_differ_between_endpoints(owner: Standing) -> None:
    first, second = (signer_of(make_endpoint(owner.organisation, URL), now=NOW).secrets for _ in range(2))
    assert first != second


def test_a_change_is_recorded_and_checked(owner: Standing) -> None:
    endpoint = add(owner)
    later = NOW + timedelta(hours=1)
    named = {"endpoint": endpoint, "kinds": [QUIET.key], "policy": STRICT, "by": owner.actor, "now": later}
    with pytest.raises(AddressRefusedError):
        endpoints.change_endpoint(name="B", url="https://10.0.0.1/", **named)
    assert endpoints.change_endpoint(name="B", url="https://b.example.com/", **named).name == "B"
    assert Event.objects.count() == 2


def test_a_test_goes_to_the_endpoint_that_is_tried_whatever_it_wants(owner: Standing, colleague: Standing) -> None:
    endpoint = add(owner)
    add(owner, URL, TEST.key)
    assert trying.send_test(endpoint=endpoint, by=owner.actor, now=NOW)
    assert [message.endpoint for message in Message.objects.all()] == [endpoint]
    assert Event.objects.get(kind="delivery.test_sent").person == owner.person.public_id
    with pytest.raises(NotPermittedError):
        trying.send_test(endpoint=endpoint, by=colleague.actor, now=NOW)


def test_a_closed_endpoint_is_not_tried(owner: Standing) -> None:
    endpoint = add(owner)
    endpoints.close_endpoint(endpoint=endpoint, by=owner.actor, now=NOW)
    assert not trying.send_test(endpoint=endpoint, by=owner.actor, now=NOW)
    assert not Message.objects.exists()


def test_an_organisation_sends_so_many_tests_and_then_waits(owner: Standing) -> None:
    two = [add(owner, URL, TEST.key), add(owner, URL, TEST.key)]
    for turn in range(trying.TESTS.burst):
        trying.send_test(endpoint=two[turn % 2], by=owner.actor, now=NOW)
    with pytest.raises(TooManyRequestsError) as refused:
        trying.send_test(endpoint=two[0], by=owner.actor, now=NOW)
    assert Event.objects.filter(kind="delivery.test_sent").count() == trying.TESTS.burst
    later = NOW + timedelta(seconds=refused.value.values["seconds"])
    assert trying.send_test(endpoint=two[0], by=owner.actor, now=later)
