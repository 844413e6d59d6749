"""The rounds: kill, start again, go on; judge every few rounds and thoroughly at the end."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bench.soak.control import Slot
from bench.soak.drill import drill
from bench.soak.killing import Kill, Victim, plan
from bench.soak.node import SoakNode
from bench.soak.processes import DeskProcess, wait_until_up
from bench.soak.waits import LEASE

POINT_WITHIN = 2.0  # seconds that a process has to reach its point; then it dies wherever it is
ACTIVE_BYTES = 600  # of journals: some acts between two kills
STANDS_STILL = 60.0  # seconds without a message going out
STARTS, STARTS_WITHIN = 10, 8.0


@dataclass
class Outcome:
    """What a soak saw."""

    rounds: int = 0
    at_points: int = 0
    victims: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    last: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


def soak(
    node: SoakNode, *, rounds: int, every: int, advance: Callable[[Outcome], None], stop_early: bool = False
) -> Outcome:
    """So many kills under load, a judgement every few; the clients run through all of it."""
    outcome, begun = Outcome(), time.monotonic()
    node.start()
    for number in range(rounds):
        wait_for_acts(node)
        kill = plan(node.seed, number, has_server=node.postgres is not None)
        outcome.at_points += perform(node, kill)
        outcome.victims[kill.victim] += 1
        restart(node)
        outcome.rounds += 1
        if (number + 1) % every == 0:
            take(node, outcome, node.judge(), number)
        outcome.seconds = time.monotonic() - begun
        advance(outcome)
        if outcome.problems and stop_early:
            return outcome
    finish(node, outcome)
    outcome.seconds = time.monotonic() - begun
    return outcome


def finish(node: SoakNode, outcome: Outcome) -> None:
    """Let the load end and the outbox drain, then read everything again from the first entry."""
    node.stop_clients()
    drain(node, outcome)
    judged = node.judge(afresh=True)
    take(node, outcome, judged, outcome.rounds)
    outcome.problems += drill(node)
    if judged["open"] and not outcome.problems:
        outcome.problems.append(f"{judged['open']} messages stay open: none went out for {STANDS_STILL:.0f} s")


def drain(node: SoakNode, outcome: Outcome) -> None:
    """Wait while messages go out, however many there are."""
    fewest, deadline = node.judge()["open"], time.monotonic() + STANDS_STILL
    while fewest and not outcome.problems and time.monotonic() < deadline:
        time.sleep(0.5)
        left = node.judge()["open"]
        if left < fewest:
            fewest, deadline = left, time.monotonic() + STANDS_STILL


def take(node: SoakNode, outcome: Outcome, judged: dict[str, Any], number: int) -> None:
    """Keep a judgement."""
    outcome.last = judged
    outcome.problems += [f"after round {number}: {each}" for each in judged["problems"]]
    if judged["stale"] and node.work.age > 2 * LEASE.total_seconds():  # somebody was there to take them
        outcome.problems.append(f"after round {number}: {judged['stale']} leases ran out long ago and nobody took them")


def wait_for_acts(node: SoakNode) -> None:
    """Until clients have been told of some acts since the last kill."""
    before, deadline = node.written(), time.monotonic() + 5
    while node.written() < before + ACTIVE_BYTES and time.monotonic() < deadline:
        time.sleep(0.02)


def perform(node: SoakNode, kill: Kill) -> int:
    """Kill; 1 where it died at its point, 0 where at a time."""
    if kill.point:
        victim = node.server if kill.victim is Victim.SERVER else node.work
        node.controls[victim.name][Slot.POINTS_LEFT] = kill.point
        reached = victim.wait_for_end(POINT_WITHIN)
        node.controls[victim.name].clear()
        victim.kill()
        return int(reached)
    time.sleep(kill.seconds)
    STRIKES[kill.victim](node)
    return 0


def restart(node: SoakNode) -> None:
    """Whatever is dead, as systemd would; the database first. A server whose answering process dies twice in a row ends."""
    if node.postgres is not None and not (node.postgres.data / "postmaster.pid").exists():
        node.postgres.start()
    for _ in range(STARTS):
        for process in (node.work, node.server):
            if not process.is_alive:
                process.start()
        with suppress(TimeoutError):
            wait_until_up(node.port, within=STARTS_WITHIN)
            return
    raise TimeoutError("the desk did not come up; see server.log")


def strike(*processes: DeskProcess) -> None:
    """kill -9, one right after the other."""
    for process in processes:
        process.kill()


def strike_answering(node: SoakNode) -> None:
    """The child of the server."""
    for child in node.server.children():
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def strike_database(node: SoakNode) -> None:
    """PostgreSQL, where there is one."""
    if node.postgres is not None:
        node.postgres.kill()


def strike_all(node: SoakNode) -> None:
    """The machine, as far as memory goes."""
    strike_database(node)
    strike(node.server, node.work)


STRIKES: dict[Victim, Callable[[SoakNode], None]] = {
    Victim.SERVER: lambda node: strike(node.server),
    Victim.ANSWERING: strike_answering,
    Victim.WORK: lambda node: strike(node.work),
    Victim.BOTH: lambda node: strike(node.server, node.work),
    Victim.DATABASE: strike_database,
    Victim.ALL: strike_all,
}
