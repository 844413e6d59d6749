"""Several processes that start at the same moment, each with a connection of its own to the test's database."""

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any

from django.db import connections

from touchstone.desk.authority.errors import DeskError

Work = Callable[[], object]
LONGEST = 60
FORK = get_context("fork")


def at_once(works: Sequence[Work]) -> list[Any]:
    """What each returned, in their order; of a refusal, the name of its class."""
    connections.close_all()
    start, said = FORK.Barrier(len(works)), FORK.Queue()
    runners = [FORK.Process(target=_run, args=(place, work, start, said)) for place, work in enumerate(works)]
    for runner in runners:
        runner.start()
    told = dict(said.get(timeout=LONGEST) for _ in works)
    for runner in runners:
        runner.join(timeout=LONGEST)
    return [told[place] for place in range(len(works))]


def _run(place: int, work: Work, start: Any, said: Any) -> None:
    start.wait(timeout=LONGEST)
    try:
        answer = work()
    except DeskError as refusal:
        answer = type(refusal).__name__
    said.put((place, answer))
    connections.close_all()
