"""Who listens now: the inbox and each room that moves are asked once per second and process, however many streams are open."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from touchstone.desk.authority.actor import Actor
from touchstone.desk.delivery.live.moves import Teller
from touchstone.desk.delivery.live.source import Notice, Source, ask

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds the stream; times are seconds."""

    poll: float = 1.0
    heartbeat: float = 15.0
    send: float = 10.0
    per_poll: int = 1_000
    waiting: int = 100
    backlog: int = 200
    per_person: int = 6
    in_all: int = 1_000


@dataclass(slots=True, eq=False)
class Listener:
    """One open stream and what it was not sent yet; None in the queue ends it."""

    actor: Actor
    since: int
    places: Mapping[str, int]
    waiting: asyncio.Queue[Notice | None]
    is_behind: bool = False

    @property
    def person(self) -> str:
        """The public id of who listens."""
        return self.actor.person

    def offer(self, notice: Notice | None) -> None:
        """Put in the queue what a person may know; who does not read is ended and resumes by itself."""
        try:
            self.waiting.put_nowait(notice)
        except asyncio.QueueFull:
            self.is_behind = True


@dataclass(slots=True)
class Hub:
    """The open streams of this process."""

    source: Source
    limits: Limits = field(default_factory=Limits)
    teller: Teller = field(default_factory=Teller)
    position: int = 0
    listeners: dict[str, set[Listener]] = field(default_factory=lambda: defaultdict(set))
    polling: asyncio.Task[None] | None = None
    is_closing: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def has_room_for(self, person: str) -> bool:
        """Whether one more stream of this person may open."""
        in_all = sum(map(len, self.listeners.values()))
        return (
            not self.is_closing
            and in_all < self.limits.in_all
            and len(self.listeners.get(person, ())) < self.limits.per_person
        )

    async def join(self, actor: Actor) -> Listener | None:
        """A stream more, which hears of everything after its `since` and `places`; None where there is no room for it."""
        async with self.turn:
            if not self.has_room_for(actor.person):
                return None
            if self.polling is None or self.polling.done():
                self.position = await ask(self.source.newest)
                await ask(self.teller.start)
                self.polling = asyncio.create_task(self.poll())
            listener = Listener(actor, self.position, self.teller.told(actor), asyncio.Queue(self.limits.waiting))
            self.listeners[actor.person].add(listener)
            return listener

    def leave(self, listener: Listener) -> None:
        """A stream less; after the last one nothing is asked of the database any more."""
        self.listeners[listener.person].discard(listener)
        if not self.listeners[listener.person]:
            del self.listeners[listener.person]
        if not self.listeners and self.polling is not None:
            self.polling.cancel()
            self.polling = None

    def listening(self) -> list[Listener]:
        """Every open stream."""
        return [one for some in self.listeners.values() for one in some]

    def close(self) -> None:
        """End every stream, because the server stops."""
        self.is_closing = True
        for listener in self.listening():
            listener.is_behind = True
            listener.offer(None)

    async def poll(self) -> None:
        """Ask for news and hand them out, until nobody listens; a database that fails is asked again."""
        while True:
            await asyncio.sleep(self.limits.poll)
            async with self.turn:  # who joins in between would be told from a place that is being passed
                try:
                    await self.hand_out()
                except Exception:
                    logger.exception("the live stream could not ask for news; it asks again in %s s", self.limits.poll)

    async def hand_out(self) -> None:
        """What came and what moved since the last time, to each who may know."""
        news = await ask(self.source.after, self.position, self.limits.per_poll)
        moved = await ask(self.teller.tell, {listener.actor for listener in self.listening()})
        for notice in news:
            for listener in self.listeners.get(notice.person, ()):
                listener.offer(notice)
            self.position = notice.sequence
        for listener in self.listening():
            for notice in moved.get(listener.actor, ()):
                listener.offer(notice)
