"""One line per answer: enough to investigate, and no secret."""

import logging
from typing import Any

import pytest
from django.test import Client

from tests.desk.people import Standing
from touchstone.desk.frontdoor.middleware.logged import HEADER, LOG

pytestmark = pytest.mark.django_db


def ours(caplog: pytest.LogCaptureFixture) -> list[Any]:
    return [line for line in caplog.records if line.name == LOG.name]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "touchstone.answers")
    return caplog


def test_an_answer_says_who_what_where_from_and_how_it_ended(owner: Standing, lines: pytest.LogCaptureFixture) -> None:
    owner.client().get("/account/?q=private", REMOTE_ADDR="192.0.2.7")
    (line,) = ours(lines)
    told = {name: getattr(line, name) for name in ("method", "route", "status", "person", "organisation", "address")}
    assert told == {
        "method": "GET",
        "route": "account/",
        "status": 200,
        "person": owner.person.public_id,
        "organisation": owner.organisation.public_id,
        "address": "192.0.2.7",
    }
    assert "private" not in str(line.__dict__)


def test_a_link_with_a_token_leaves_only_its_route(client: Client, lines: pytest.LogCaptureFixture) -> None:
    client.get("/join/a-token-that-nobody-may-read/")
    assert [line.route for line in ours(lines)] == ["join/<str:token>/"]
    assert "a-token" not in str([line.__dict__ for line in ours(lines)])


def test_a_refusal_is_a_warning(owner: Standing, lines: pytest.LogCaptureFixture) -> None:
    assert owner.client().get("/access/requests/").status_code == 403
    assert [(line.levelname, line.status) for line in ours(lines)] == [("WARNING", 403)]


def test_an_address_that_nobody_declared_has_no_route(client: Client, lines: pytest.LogCaptureFixture) -> None:
    client.get("/../%0d%0a/etc/passwd")
    assert [line.route for line in ours(lines)] == ["no route"]


def test_what_machines_ask_all_the_time_is_written_only_when_it_fails(
    client: Client, lines: pytest.LogCaptureFixture
) -> None:
    client.get("/health")
    assert ours(lines) == []
    client.get("/metrics")
    assert [line.status for line in ours(lines)] == [404]


def test_each_answer_has_another_number(client: Client) -> None:
    numbers = {client.get("/health").headers[HEADER] for _ in range(5)}
    assert len(numbers) == 5
