"""What every answer of the desk has, whatever it answers, and what none gives away."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.desk.people import Standing
from touchstone.desk.frontdoor import urls
from touchstone.desk.frontdoor.middleware.policy import HEADERS

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "page": "/accounts/login/",
    "own page": "/account/",
    "redirect": "/evidence/",
    "refusal": "/access/requests/",
    "nothing": "/nothing/here",
    "other method": "/health",
    "api": "/api/v1/me",
    "api nothing": "/api/v1/nothing",
    "description": "/api/openapi.json",
    "text": "/health",
    "json": "/ready",
}
every_answer = pytest.mark.parametrize("name", ADDRESSES)


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret of the inside: SELECT * FROM accounts_person")


urlpatterns = [*urls.urlpatterns, path("fault", fail)]


@pytest.fixture
def faulty() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def answer_of(name: str, owner: Standing) -> HttpResponse:
    client = Client() if name == "redirect" else owner.client()
    return client.post(ADDRESSES[name]) if name == "other method" else client.get(ADDRESSES[name])


@every_answer
def test_every_class_of_answer_carries_the_headers(name: str, owner: Standing) -> None:
    answer = answer_of(name, owner)
    wanted = {**HEADERS, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
    assert {key: answer.headers.get(key) for key in wanted} == wanted
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "rule", ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self'"]
)
def test_the_content_policy_lets_nothing_in_by_default(rule: str) -> None:
    rules = HEADERS["Content-Security-Policy"].split("; ")
    assert rules[0] == "default-src 'none'"
    assert rule in rules
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@every_answer
def test_every_text_names_its_characters(name: str, owner: Standing) -> None:
    kind = answer_of(name, owner).headers.get("Content-Type", "")
    assert "json" in kind or "charset=utf-8" in kind or not answer_of(name, owner).content


@every_answer
def test_no_other_origin_may_read(name: str, owner: Standing) -> None:
    answer = owner.client().get(ADDRESSES[name], headers={"origin": "https://evil.example"})
    assert [key for key in answer.headers if key.lower().startswith("access-control-")] == []
    assert settings.WHITENOISE_ALLOW_ALL_ORIGINS is False


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PROPFIND", "CONNECT"])
@pytest.mark.parametrize("address", ["/", "/account/", "/accounts/login/", "/api/v1/me"])
def test_a_method_that_nobody_declared_is_refused(method: str, address: str, owner: Standing) -> None:
    answer = owner.client().generic(method, address, headers={"x-secret": "echo"})
    assert answer.status_code == 405
    assert b"echo" not in answer.content


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:80"]
)
def test_another_host_is_refused(host: str, client: Client) -> None:
    answer = client.get("/accounts/login/", headers={"host": host})
    assert answer.status_code == 400
    assert b"evil" not in answer.content


def test_a_fault_tells_nothing_of_itself(faulty: Client) -> None:
    answer = faulty.get("/fault")
    assert answer.status_code == 500
    for word in (b"RuntimeError", b"SELECT", b"Traceback", b"/src/", b"secret"):
        assert word not in answer.content


def test_a_fault_in_a_request_leaves_the_next_one_alone(faulty: Client) -> None:
    faulty.get("/fault")
    assert faulty.get("/health").status_code == 200


def test_debugging_is_off_and_cannot_be_switched_on() -> None:
    assert settings.DEBUG is False
    words = "from touchstone.desk.frontdoor import settings; print(settings.DEBUG)"
    given = {"DEBUG": "1", "DJANGO_DEBUG": "1", "TOUCHSTONE_HOME": str(settings.HOME)}
    found = subprocess.run([sys.executable, "-c", words], env=given, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize("address", ["/static/", "/static/desk/", "/static/desk/../../settings.py", "/static/.built"])
def test_no_folder_is_listed_and_none_is_left(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/.git/HEAD", "/.env", "/admin/", "/debug", "/phpinfo.php", "/api/docs"])
def test_nothing_is_there_beside_the_rows(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


def test_no_answer_names_the_software_below(client: Client) -> None:
    answer = client.get("/accounts/login/")
    assert "Server" not in answer.headers
    assert "X-Powered-By" not in answer.headers
