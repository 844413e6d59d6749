"""Thousands of hostile addresses and answers: nothing but the public internet is ever connected to."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import pytest

from tests.desk.delivery.spellings import FORBIDDEN, PUBLIC, Case, cases
from tests.desk.delivery.watching import is_public, watched
from touchstone.desk.delivery.egress import Way, call
from touchstone.desk.delivery.errors import EgressError, EgressFailedError, EgressRefusedError
from touchstone.desk.delivery.policy import STRICT

pytestmark = pytest.mark.enable_socket
NAMED = "https://hooks.example.com/hook"


class Resolver:
    """A resolver whose first answer is the first row, its second the second, the last for ever."""

    def __init__(self, *answers: Sequence[str] | OSError) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, host: str, seconds: float) -> Sequence[str]:
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(host)
        if isinstance(answer, OSError):
            raise answer
        return answer


@cache
def by_name() -> dict[str, list[Case]]:
    """The cases of each spelling and position."""
    found = defaultdict(list)
    for case in cases():
        found[case[0]].append(case)
    return found


def refused(url: str, resolver: Resolver) -> EgressError:
    """The refusal or failure that the URL meets."""
    with pytest.raises(EgressError) as caught:
        call(Way(STRICT, resolver), url, headers={}, body=b"{}")
    return caught.value


def test_there_are_more_cases_than_were_asked_for() -> None:
    assert len({url for _, url, _ in cases()}) > 2_000


@pytest.mark.parametrize("name", by_name())
def test_no_spelling_in_any_position_connects(name: str) -> None:
    with watched() as connects:
        for _, url, address in by_name()[name]:
            assert isinstance(refused(url, Resolver([address])), EgressRefusedError), url
    assert connects == []


MIXES = {
    "alone": lambda bad: [bad],
    "first": lambda bad: [bad, *PUBLIC],
    "last": lambda bad: [*PUBLIC, bad],
    "middle": lambda bad: [PUBLIC[0], bad, PUBLIC[2]],
    "twice": lambda bad: [bad, PUBLIC[0], bad],
    "thirty_second": lambda bad: [*(PUBLIC * 6)[:31], bad],
    "with_a_zone": lambda bad: [PUBLIC[0], f"{bad}%eth0" if ":" in bad else bad],
}


@pytest.mark.parametrize("mix", MIXES)
@pytest.mark.parametrize("bad", FORBIDDEN)
def test_one_bad_answer_among_good_ones_refuses_all(mix: str, bad: str) -> None:
    with watched() as connects:
        error = refused(NAMED, Resolver(MIXES[mix](bad)))
    assert isinstance(error, EgressRefusedError)
    assert connects == []


@pytest.mark.parametrize("bad", FORBIDDEN)
def test_a_name_that_is_rebound_is_asked_only_once(bad: str) -> None:
    resolver = Resolver([PUBLIC[0], PUBLIC[2]], [bad])
    with watched() as connects:
        error = refused(NAMED, resolver)
    assert (error.reason, resolver.asked) == ("not_connected", ["hooks.example.com"])
    assert connects == [PUBLIC[0], PUBLIC[2]]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_really_tried(address: str) -> None:
    with watched() as connects:
        error = refused(NAMED, Resolver([address]))
    assert isinstance(error, EgressFailedError)
    assert connects == [address]
    assert is_public(address)


@pytest.mark.parametrize(
    ("answer", "reason", "retry"),
    [
        ([], "no_answer", True),
        (TimeoutError(), "lookup_failed", True),
        (OSError("broken"), "lookup_failed", True),
        (["not an address"], "lookup_failed", True),
        (["127.1"], "lookup_failed", True),
        ([f"8.8.{n}.8" for n in range(33)], "too_many_answers", True),
        (["10.0.0.1"], "private", True),
    ],
)
def test_an_odd_answer_is_refused_with_its_reason(answer: list[str] | OSError, reason: str, retry: bool) -> None:
    with watched() as connects:
        error = refused(NAMED, Resolver(answer))
    assert (error.reason, error.retry, connects) == (reason, retry, [])
