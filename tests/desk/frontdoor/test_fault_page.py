"""When disk or database cannot, the reader gets a refusal in the own language, and the desk goes on."""

import errno

import pytest
from django.db import connection
from django.test import Client

from tests.desk.people import Standing
from touchstone.desk.frontdoor import urls

FAILING = pytest.mark.urls("tests.desk.frontdoor.failing_urls")


@pytest.fixture
def browser(db: None) -> Client:
    return Client(raise_request_exception=False)


@FAILING
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("no room left", "nothing was changed", "the operator")),
        ("zh-hans", ("磁盘", "未作任何更改", "运维人员")),
    ],
)
def test_a_full_database_is_said_with_its_cure(browser: Client, language: str, words: tuple[str, ...]) -> None:
    answer = browser.get("/full", headers={"Accept-Language": language})
    assert answer.status_code == 507
    assert answer.headers["Retry-After"] == "2"
    assert answer.headers["Content-Language"] == language
    for word in words:
        assert word in answer.content.decode()


@FAILING
def test_a_program_gets_a_problem_document(browser: Client) -> None:
    answer = browser.get("/api/v1/full")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["type"]) == (507, "urn:touchstone:refusal:full")
    assert answer.json()["retry"] is True


@FAILING
@pytest.mark.parametrize(
    ("number", "status"), [(errno.ENOSPC, 507), (errno.EDQUOT, 507), (errno.EIO, 503), (errno.EMFILE, 503)]
)
def test_a_failing_file_is_a_refusal(browser: Client, number: int, status: int) -> None:
    assert browser.get(f"/file/{number}").status_code == status


@FAILING
@pytest.mark.parametrize("path", ["/fault", "/missing"])
def test_a_fault_of_ours_stays_a_fault(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 500


@FAILING
def test_the_page_asks_the_database_nothing(owner: Standing) -> None:
    browser = owner.client()
    browser.raise_request_exception = False
    seen: list[str] = []

    def look(execute: object, sql: str, *rest: object) -> object:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(look):
        assert browser.get(f"/file/{errno.EIO}").status_code == 503
    assert not any("delivery_inboxitem" in sql for sql in seen)


def test_the_desk_answers_faults_this_way() -> None:
    assert urls.handler500 == "touchstone.desk.frontdoor.fault_page.answer_fault"
