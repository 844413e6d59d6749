"""Repetitions: what is worth another try, how long to wait, and that nothing is done twice."""

import random
from collections.abc import Callable

import httpx
import pytest

from touchstone.client import Desk
from touchstone.client.errors import BusyError, OddAnswerError, UnreachableError
from touchstone.client.patience import Patience

BUSY = {"type": "urn:touchstone:refusal:busy", "title": "Busy.", "detail": "Later.", "status": 503, "retry": True}
PROBLEM = {"Content-Type": "application/problem+json"}
ME = {"person": None, "organisation": None, "kind": None, "roles": [], "scopes": []}
Answer = Callable[[httpx.Request], httpx.Response]


class Line:
    """A line to a desk on which one answer or fault after the other comes back."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.waits: list[float] = []

    def desk(self, tries: int = 4) -> Desk:
        patience = Patience(tries=tries, wait=self.waits.append, chance=random.Random(1))
        return Desk("https://desk.example", "tst_key", patience=patience, transport=httpx.MockTransport(self.answer))

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        found = self.answers.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


def busy(status: int = 503, after: str = "") -> httpx.Response:
    return httpx.Response(status, json=BUSY, headers={**PROBLEM, **({"Retry-After": after} if after else {})})


def well() -> httpx.Response:
    return httpx.Response(200, json=ME)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_desk_is_asked_again(status: int) -> None:
    line = Line(busy(status), busy(status), well())
    line.desk().me()
    assert len(line.requests) == 3


def test_the_wait_grows_and_is_spread_by_chance() -> None:
    line = Line(busy(), busy(), busy(), well())
    line.desk().me()
    assert [wait <= most for wait, most in zip(line.waits, (0.5, 1, 2), strict=True)] == [True] * 3
    assert len(set(line.waits)) == 3


def test_the_desk_says_when_to_come_back() -> None:
    line = Line(busy(429, after="7"), well())
    line.desk().me()
    assert line.waits[0] >= 7


def test_after_the_last_try_the_refusal_is_told() -> None:
    line = Line(*(busy() for _ in range(4)))
    with pytest.raises(BusyError) as refused:
        line.desk().me()
    assert (refused.value.retry, len(line.requests)) == (True, 4)


def test_a_repeated_post_keeps_its_key_and_a_new_one_has_another() -> None:
    brand = {"id": "b", "version": 1, "name": "H", "aliases": [], "owner": None, "created_at": "2026-11-22T02:00:00Z"}
    made = [httpx.Response(201, json=brand) for _ in range(2)]
    line = Line(httpx.ReadTimeout("lost"), made[0], made[1])
    desk = line.desk()
    desk.brands.add(name="H")
    desk.brands.add(name="H")
    keys = [each.headers["Idempotency-Key"] for each in line.requests]
    assert keys[0] == keys[1] != keys[2]
    assert all(key.startswith('"') and key.endswith('"') for key in keys)


def test_a_change_whose_answer_was_lost_is_not_sent_again() -> None:
    share = {"id": "s", "dossier": "d", "organisation": "o", "purpose": "p", "with_contact": False, "until": None,
             "created_at": "2026-11-22T02:00:00Z", "ended_at": None}  # fmt: skip
    line = Line(httpx.Response(200, json=share, headers={"ETag": '"1"'}), httpx.ReadTimeout("lost"))
    desk = line.desk()
    read = desk.shares.get("s")
    with pytest.raises(UnreachableError):
        desk.shares.end(read)
    assert len(line.requests) == 2
    assert line.requests[1].headers["If-Match"] == '"1"'


def test_a_broken_line_is_told_in_both_languages() -> None:
    line = Line(*(httpx.ConnectError("no route") for _ in range(2)))
    with pytest.raises(UnreachableError) as told:
        line.desk(tries=2).me()
    assert "did not answer" in told.value.sentence
    assert "没有应答" in told.value.sentence_zh


@pytest.mark.parametrize("status", [302, 404, 500])
def test_an_answer_that_is_no_desks_is_told_so(status: int) -> None:
    line = Line(httpx.Response(status, text="<html>", headers={"Location": "https://elsewhere.example"}))
    with pytest.raises(OddAnswerError):
        line.desk().me()
    assert len(line.requests) == 1


def test_the_key_goes_only_to_the_desk() -> None:
    line = Line(well())
    line.desk().me()
    assert line.requests[0].url.host == "desk.example"
    assert line.requests[0].headers["Authorization"] == "Bearer tst_key"
