"""Health, readiness and metrics: everyone may ask whether the desk is alive, only operators see what is the matter."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.desk.people import NOW, Standing
from touchstone.desk.frontdoor import health
from touchstone.desk.frontdoor.background import Pass
from touchstone.desk.frontdoor.models import Beat

pytestmark = pytest.mark.django_db


@pytest.fixture
def beaten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PASSES", (Pass("deliver", lambda now: 0, 5),))
    Beat.objects.create(name="deliver", ran_at=NOW, seconds=0.1)


def test_a_desk_that_works_is_well(beaten: None) -> None:
    assert {found.name: found.matter for found in health.look(NOW)} == {
        "database": "",
        "migrations": "",
        "disk": "",
        "work": "",
        "ledger": "",
    }


def test_a_pass_that_fell_silent_is_named(beaten: None) -> None:
    later = NOW + health.SILENT_AFTER * 2
    assert "no beat of deliver" in {found.matter for found in health.look(later)}


def test_a_pass_of_once_a_day_is_not_silent_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PASSES", (Pass("sweep", lambda now: 0, 24 * 3600),))
    Beat.objects.create(name="sweep", ran_at=NOW, seconds=0.1)
    assert health.silent_passes(NOW + timedelta(hours=23)) == []
    assert health.silent_passes(NOW + timedelta(hours=25)) == ["sweep"]


def test_a_visitor_learns_only_whether_it_is_ready(client: Client) -> None:
    assert client.get("/health").content == b"alive\n"
    assert set(client.get("/ready").json()) == {"ready"}


def test_an_operator_sees_what_is_the_matter(operator: Standing) -> None:
    assert "findings" in operator.client().get("/ready").json()


def test_metrics_are_not_there_for_a_visitor(client: Client, owner: Standing) -> None:
    assert client.get("/metrics").status_code == 404
    assert owner.client().get("/metrics").status_code == 404


def test_monitoring_reads_metrics_with_its_token(client: Client, settings: LazySettings) -> None:
    settings.METRICS_TOKEN = "a-long-token"
    assert client.get("/metrics", headers={"authorization": "Bearer another"}).status_code == 404
    answer = client.get("/metrics", headers={"authorization": "Bearer a-long-token"})
    assert b"touchstone_ledger_size" in answer.content
    assert b"touchstone_answers_total" in answer.content


@pytest.mark.parametrize(
    "name", ["ledger_unsigned", "passes_silent", "deliveries_dead", "deliveries_wait_seconds", "home_free_bytes"]
)
def test_what_alerts_ask_for_is_there(client: Client, settings: LazySettings, name: str) -> None:
    settings.METRICS_TOKEN = "a-long-token"
    answer = client.get("/metrics", headers={"authorization": "Bearer a-long-token"})
    assert f"\ntouchstone_{name} ".encode() in answer.content
