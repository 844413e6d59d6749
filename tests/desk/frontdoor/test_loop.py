"""The background loop runs what is due, outlives what fails, and says how it went."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.desk.people import NOW
from touchstone.desk.frontdoor.background import Pass
from touchstone.desk.frontdoor.loop import LONGEST_WAIT, SHORTEST_WAIT, Loop
from touchstone.desk.frontdoor.models import Beat

# The loop closes connections between passes, which no test within a transaction survives.
pytestmark = pytest.mark.django_db(transaction=True)


def make_loop(*passes: Pass) -> Loop:
    return Loop(passes, clock=lambda: NOW, wait=lambda seconds: None, stopped=lambda: False)


def failing(now: datetime) -> int:
    """A pass whose work cannot be done."""
    raise OSError("the disk is full")


def counting(done: list[str], name: str, result: int = 0) -> Callable[[datetime], int]:
    """A pass that notes that it ran."""

    def run(now: datetime) -> int:
        done.append(name)
        return result

    return run


def test_every_pass_runs_and_leaves_its_beat() -> None:
    done: list[str] = []
    make_loop(Pass("a", counting(done, "a"), 5), Pass("b", counting(done, "b", 3), 5)).turn()
    assert done == ["a", "b"]
    assert dict(Beat.objects.values_list("name", "done")) == {"a": 0, "b": 3}


def test_a_pass_that_did_nothing_waits_and_one_that_did_something_comes_again() -> None:
    done: list[str] = []
    assert 1 < make_loop(Pass("idle", counting(done, "idle"), 5)).turn() <= 5  # less what the pass itself took
    assert make_loop(Pass("busy", counting(done, "busy", 1), 5)).turn() == SHORTEST_WAIT


def test_a_pass_that_fails_does_not_hold_up_the_others() -> None:
    done: list[str] = []
    make_loop(Pass("bad", failing, 5), Pass("good", counting(done, "good"), 5)).turn()
    assert done == ["good"]
    assert Beat.objects.get(name="bad").fault == "OSError"


def test_a_pass_that_keeps_failing_is_tried_ever_more_rarely() -> None:
    loop = make_loop(Pass("bad", failing, 2))
    waits = []
    for _ in range(8):
        loop.due.clear()
        waits.append(round(loop.turn()))
    assert waits == sorted(waits)
    assert LONGEST_WAIT - 10 < waits[-1] <= LONGEST_WAIT


def test_a_loop_told_to_stop_stops() -> None:
    done: list[str] = []
    loop = Loop((), clock=lambda: NOW, wait=lambda seconds: done.append("waited"), stopped=lambda: len(done) >= 3)
    loop.run()
    assert len(done) == 3


def test_what_a_pass_left_under_way_is_ended_with_the_loop() -> None:
    ended: list[str] = []

    def fail() -> None:
        raise OSError("the disk is gone")

    passes = (Pass("a", lambda now: 0, 1, fail), Pass("b", lambda now: 0, 1, lambda: ended.append("b")))
    loop = Loop(passes, clock=lambda: NOW, wait=lambda seconds: None, stopped=lambda: True)
    loop.run()
    assert ended == ["b"]
