"""Searches and exports have a limit for each person."""

from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.authority.matrix import names
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.buckets import Rate
from touchstone.desk.accounts.errors import TooManyRequestsError
from touchstone.desk.frontdoor.middleware.pace import COSTLY, COSTLY_TO_SEND, EXPORT, REMEMBERED, Pace
from touchstone.desk.frontdoor.urls import urlpatterns

RATE = Rate(burst=2, per_second=0.5)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/organisations/?q=house", "/record.csv", "/api/v1/organisations?q=a"])
def test_the_page_after_the_last_one_is_refused_with_a_time(
    supervisor: Standing, settings: LazySettings, page: str
) -> None:
    settings.COSTLY_PAGES = 2
    browser = supervisor.client()
    assert [browser.get(page).status_code for _ in range(3)] == [200, 200, 429]
    refused = browser.get(page)
    assert 0 < int(refused.headers["Retry-After"]) <= 30


@pytest.mark.django_db
def test_the_header_of_a_key_opens_no_page_beyond_the_limit(supervisor: Standing, settings: LazySettings) -> None:
    settings.COSTLY_PAGES = 1
    browser, header = supervisor.client(), {"authorization": "Bearer none"}
    assert [browser.get("/organisations/?q=house", headers=header).status_code for _ in range(2)] == [200, 429]


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), [("GET", "ledger/export"), ("POST", "imports")])
def test_a_session_goes_no_faster_through_the_api(
    supervisor: Standing, settings: LazySettings, method: str, path: str
) -> None:
    settings.COSTLY_PAGES = 1
    browser = supervisor.client()
    first, second = (browser.generic(method, f"/api/v1/{path}") for _ in range(2))
    assert first.status_code != 429
    assert second.status_code == 429
    assert browser.get("/api/v1/imports").status_code == 200


@pytest.mark.django_db
def test_other_pages_and_other_people_go_on(supervisor: Standing, analyst: Standing, settings: LazySettings) -> None:
    settings.COSTLY_PAGES = 1
    browser = supervisor.client()
    assert [browser.get("/organisations/?q=house").status_code for _ in range(2)] == [200, 429]
    assert browser.get("/organisations/").status_code == 200
    assert analyst.client().get("/organisations/?q=house").status_code == 200


@pytest.mark.django_db
def test_the_refusal_speaks_the_language_of_the_person(supervisor: Standing, settings: LazySettings) -> None:
    settings.COSTLY_PAGES = 1
    supervisor.person.language = "zh-hans"
    supervisor.person.save()
    browser = supervisor.client()
    said = [browser.get("/organisations/?q=house").content.decode() for _ in range(2)][1]
    assert "请求过多" in said


def test_tokens_come_back_with_time() -> None:
    pace = Pace()
    for _ in range(2):
        pace.count("per_a", NOW, RATE)
    with pytest.raises(TooManyRequestsError):
        pace.count("per_a", NOW, RATE)
    pace.count("per_a", NOW + timedelta(seconds=2), RATE)


def test_what_is_remembered_is_bounded_and_the_oldest_goes() -> None:
    pace = Pace()
    for number in range(REMEMBERED + 1):
        pace.count(f"per_{number}", NOW, RATE)
    assert len(pace.held) == REMEMBERED
    assert "per_0" not in pace.held


def test_every_page_that_is_named_exists() -> None:
    every = {*names(), *(str(getattr(each, "name", "")) for each in urlpatterns)}
    assert (COSTLY | COSTLY_TO_SEND) - every == set()
    assert any(name.endswith(EXPORT) for name in every)
