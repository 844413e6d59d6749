"""The shape of a workflow: its states and steps as rows."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from touchstone.desk.audit.event_kind import Audience
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach

EVERY_CLOCK = "*"
"""In a row: every clock that runs for the object."""


class Hand(StrEnum):
    """Who takes a step."""

    PERMITTED = "permitted"
    """Whoever holds the permission."""
    PROPOSER = "proposer"
    """Whoever holds the permission; the step proposes, and its taker is remembered until the proposal ends."""
    SECOND = "second"
    """Whoever holds the permission and is another person than the one who proposed."""
    SAME = "same"
    """Only the person who proposed."""
    HOLDER = "holder"
    """Whoever shows the secret link of the object."""
    NODE = "node"
    """The node: when the clock `after` ends or, without one, as what follows from another act."""


@dataclass(frozen=True, slots=True)
class State:
    """A state; `title` is a message (gettext_noop), `tone` one of the status tones. `final`: nothing leads out of it."""

    key: str
    title: str
    tone: str = "neutral"
    final: bool = False

    @property
    def label(self) -> Promise:
        """The title in the reader's language."""
        return gettext_lazy(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row. `title` is on the button, `sentence` in the record (`%(by)s`, `%(subject)s`); both are messages.

    `relation`: the farthest that the object may lie from whoever acts. `starts`, `stops`, `pauses`, `resumes`: codes of
    clocks. `after`: of a step of the node, the clock at whose end it is taken. `confirms`: the
    second person takes the proposal on, instead of sending it back. `reason`: the label of the reason that
    the step needs. `side`: the key of the handler that does what else belongs to the step. `audience`: who reads its
    event on the timeline of the object.
    """

    verb: str
    title: str
    sentence: str
    from_states: tuple[str, ...]
    to: str
    hand: Hand = Hand.PERMITTED
    permission: Permission | None = None
    relation: Reach = Reach.NODE
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    after: str = ""
    confirms: bool = False
    reason: str = ""
    consequence: str = ""
    side: str = ""
    audience: Audience = Audience.EVERYONE
    tone: str = ""
    sign: str = ""

    @property
    def label(self) -> Promise:
        """The title in the reader's language."""
        return gettext_lazy(self.title)

    @property
    def is_two_person(self) -> bool:
        """Whether it belongs to a proposal that two people make and decide."""
        return self.hand in (Hand.PROPOSER, Hand.SECOND, Hand.SAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """States and steps of one kind of object. `begins` makes the object: it comes from no state.

    `begins_many`: objects begin many at a time, under one event about what they came from; the own record of each
    then starts with its first step.
    """

    key: str
    title: str
    states: tuple[State, ...]
    begins: Step
    steps: tuple[Step, ...]
    begins_many: bool = False

    @property
    def label(self) -> Promise:
        """The title in the reader's language."""
        return gettext_lazy(self.title)

    @property
    def initial(self) -> str:
        """The state of a new object."""
        return self.begins.to

    def state(self, key: str) -> State:
        """One state. KeyError: the table has none."""
        return next((state for state in self.states if state.key == key), None) or _missing(key)

    def step(self, verb: str) -> Step | None:
        """One step, or None."""
        return next((step for step in self.steps if step.verb == verb), None)

    def leaving(self, state: str) -> tuple[Step, ...]:
        """The steps out of a state."""
        return tuple(step for step in self.steps if state in step.from_states)

    def clocks(self) -> tuple[str, ...]:
        """The codes of all its clocks, in the order in which they appear."""
        return tuple(dict.fromkeys(code for step in (self.begins, *self.steps) for code in step.starts))

    def kind_of(self, step: Step) -> str:
        """The kind of event that the step writes."""
        return f"{self.key}.{step.verb}"


def _missing(key: str) -> State:
    """Raises KeyError."""
    raise KeyError(key)
