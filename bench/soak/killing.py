"""What is killed in a round, and when: everything follows from the seed and the number of the round."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Victim(StrEnum):
    """Who dies."""

    SERVER = "server"
    """The server with all its processes."""
    ANSWERING = "answering"
    """Only the process that answers; the server replaces it by itself."""
    WORK = "work"
    BOTH = "both"
    DATABASE = "database"
    """Every process of PostgreSQL; desk and work go on and find it again."""
    ALL = "all"


SHARES = {
    Victim.SERVER: 40,
    Victim.ANSWERING: 8,
    Victim.WORK: 30,
    Victim.BOTH: 12,
    Victim.DATABASE: 6,
    Victim.ALL: 4,
}
DEEPEST = {Victim.SERVER: 200, Victim.WORK: 60}  # points: some three requests, some four deliveries
LONGEST = 0.6  # seconds


@dataclass(frozen=True)
class Kill:
    """`point` counts statements and file operations from now; 0 where only time counts."""

    victim: Victim
    point: int
    seconds: float


def plan(seed: int, number: int, *, has_server: bool) -> Kill:
    """The kill of one round."""
    random = Random(f"{seed}:{number}")
    shares = {each: share for each, share in SHARES.items() if has_server or each is not Victim.DATABASE}
    victim = random.choices(list(shares), list(shares.values()))[0]
    deepest = DEEPEST.get(victim, 0)
    point = random.randint(1, deepest) if deepest and random.random() < 0.75 else 0
    return Kill(victim, point, random.uniform(0.0, LONGEST))
