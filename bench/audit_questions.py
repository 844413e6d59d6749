"""What is asked of a large record, and how fast acts are written."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from bench.audit_speed import HOUSES, KINDS, PEOPLE, skewed, some_day, subject, word
from touchstone.desk.audit.acting import writing
from touchstone.desk.audit.models import Alarm, Event, LogTail
from touchstone.desk.audit.proving import prove
from touchstone.desk.audit.queries.search import Asked, search
from touchstone.desk.audit.queries.timeline import timeline_of
from touchstone.desk.audit.record import record
from touchstone.desk.audit.sentences import tell
from touchstone.desk.authority.actor import NODE, Actor, Via
from touchstone.desk.authority.organisation_kind import OrganisationKind

ACTS = 500
Ask = Callable[[random.Random], object]


@dataclass(frozen=True)
class Thing:
    """Something that an act is about."""

    public_id: Any = "slr_00000000000000000001"
    SUBJECT_KIND: ClassVar[Any] = "dossiers.seller"


def acts(now: datetime) -> None:
    """Acts of one transaction each: a row of state alone, with an event, with particulars too."""
    for name, more in (
        ("a row and no event", None),
        ("a row and an event", {}),
        ("a row, an event and particulars", {"particulars": {"name": "王"}}),
    ):
        begun = time.perf_counter()
        for number in range(ACTS):
            with writing():
                Alarm.objects.create(at=now, english=str(number), chinese="", ended_at=now)
                if more is not None:
                    record("dossiers.seller_edited", Thing(), by=NODE, now=now, data={"version": 1}, **more)
        print(f"acts with {name}: {ACTS / (time.perf_counter() - begun):.0f}/s", flush=True)


def member(house: int) -> Actor:
    """A right holder of a house."""
    roles = frozenset({"right_holder"})
    public_id = f"org_{house:020}"
    kind = OrganisationKind.RIGHT_HOLDER
    return Actor(f"per_{house:020}", public_id, 1, 1, kind, roles, via=Via.BROWSER, strong=True)


def questions() -> dict[str, Ask]:
    """Each with everything that its page does: the query, the names, the sentences."""
    size = LogTail.objects.get().size

    def searched(actor: Callable[[random.Random], Actor], **asked: Callable[[random.Random], Any]) -> Ask:
        def ask(chance: random.Random) -> object:
            reader = actor(chance)
            page = search(reader, Asked(**{name: make(chance) for name, make in asked.items()}))
            return tell(reader, page.events)

        return ask

    def whole(chance: random.Random) -> Actor:
        return NODE

    def ours(chance: random.Random) -> Actor:
        return member(skewed(chance, HOUSES))

    return {
        "timeline of an object, whole record": lambda chance: timeline_of("dossiers.seller", subject(chance), NODE),
        "timeline of an object, one house": lambda chance: timeline_of(
            "dossiers.seller", subject(chance), ours(chance)
        ),
        "newest events, whole record": searched(whole),
        "newest events, one house": searched(ours),
        "by kind": searched(whole, kind=lambda chance: chance.choice(KINDS)),
        "by house": searched(whole, organisation=lambda chance: f"org_{skewed(chance, HOUSES):020}"),
        "by person and kind": searched(
            whole,
            person=lambda chance: f"per_{skewed(chance, PEOPLE):020}",
            kind=lambda chance: chance.choice(KINDS),
        ),
        "by object": searched(whole, subject=subject),
        "by object, one house": searched(ours, subject=subject),
        "until a day, one house": searched(ours, until=lambda chance: some_day(chance, size)),
        "a week and a kind": searched(whole, **_week(size)),
        "by words": searched(whole, text=lambda chance: chance.choice(("changed", "shared", subject(chance)))),
        "by words of values": searched(whole, text=lambda chance: f"{word(chance)} {word(chance)}"),
        "by words of values, one house": searched(ours, text=word),
        "proof of an event": lambda chance: prove(Event.objects.get(sequence=chance.randrange(size))),
    }


def _week(size: int) -> dict[str, Callable[[random.Random], Any]]:
    days: list[Any] = []

    def since(chance: random.Random) -> Any:
        days[:] = [some_day(chance, size)]
        return days[0]

    return {
        "since": since,
        "until": lambda chance: days[0] + timedelta(days=7),
        "kind": lambda chance: chance.choice(KINDS),
    }
