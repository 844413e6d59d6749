"""What the tests need to try every workflow of the desk: one row for each.

The tenth workflow costs one `Trial` in TRIALS: how an object is made, and who stands for whom. The tests that walk
all workflows (test_every_step.py, test_machine.py) then try each of its steps.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from tests.desk.accounts.access.asking import make_request
from tests.desk.leads.gone import make_gone_lead
from tests.desk.measures.appealing import make_appeal, make_doubt, make_order, who_appealed
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from tests.desk.rulesets.making import make_tried_draft
from tests.desk.tips.filed import make_tip
from touchstone.desk.accounts.access.transitions import ACCESS
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import NODE, PUBLIC, Actor
from touchstone.desk.leads.transitions import LEAD
from touchstone.desk.measures.doubt_transitions import DOUBT
from touchstone.desk.measures.transitions import APPEAL, ORDER
from touchstone.desk.rulesets.transitions import RELEASES
from touchstone.desk.tips.terms import contest_within
from touchstone.desk.tips.transitions import TIP
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.models import RunningClock
from touchstone.desk.workflow.table import Hand, Step, Workflow


@dataclass(frozen=True)
class Trial:
    """`make(now, number)` begins a new object; `first` and `second` hold every permission that its steps ask for.

    `values` are what a step is given. A step of `same` is only for the one who took the last of those other steps, a
    step of `other` for anybody else; one of `within` can be taken for so long after the last of them. A step of `theirs` is
    for whoever that says of the object.
    """

    workflow: Workflow
    make: Callable[[datetime, int], Any]
    first: tuple[str, str]
    second: tuple[str, str]
    powerless: str = "analyst"
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    other: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    within: Mapping[str, tuple[timedelta, tuple[str, ...]]] = field(default_factory=dict)
    theirs: Mapping[str, Callable[[Any], Actor]] = field(default_factory=dict)


TRIALS = (
    Trial(
        ACCESS,
        lambda now, number: make_request(f"House {number}", now, contact_email=f"dora{number}@example.org"),
        ("Su", "supervisor"),
        ("Tan", "supervisor"),
    ),
    Trial(
        APPEAL,
        make_appeal,
        ("Su", "supervisor"),
        ("Tan", "supervisor"),
        theirs={"withdraw": who_appealed},
    ),
    Trial(DOUBT, make_doubt, ("Su", "supervisor"), ("Tan", "supervisor")),
    Trial(ORDER, make_order, ("Su", "supervisor"), ("Tan", "supervisor")),
    Trial(
        LEAD,
        make_gone_lead,
        ("Su", "analyst"),
        ("Tan", "analyst"),
        powerless="operator",
        values={"decide": {"verdict": "counterfeit", "note": "", "deed": "deed_1"}},
        same={"undo": ("decide",)},
    ),
    Trial(
        TIP,
        make_tip,
        ("Su", "analyst"),
        ("Tan", "analyst"),
        powerless="operator",
        values={
            "answer": {"outcome": "confirmed", "words": "It was removed."},
            "end": {"outcome": "gone", "words": ""},
            "correct": {"outcome": "not_confirmed", "judge": ""},
        },
        other={"uphold": ("answer", "end", "uphold", "correct")},
        within={"contest": (contest_within(NOW), ("answer", "end", "uphold", "correct"))},
    ),
    Trial(RELEASES, make_tried_draft, ("Su", "supervisor"), ("Tan", "supervisor"), powerless="operator"),
)


@dataclass(frozen=True)
class Cast:
    """The people of one trial."""

    first: Standing
    second: Standing
    powerless: Standing
    stranger: Standing


def make_cast(trial: Trial) -> Cast:
    """Two who may, one of the same organisation who may nothing, one of another organisation."""
    node = Organisation.objects.filter(operates_node=True).first()
    node = node or make_organisation("Marketplace", "platform", operates_node=True)
    return Cast(
        make_standing(trial.first[0], node, trial.first[1]),
        make_standing(trial.second[0], node, trial.second[1]),
        make_standing("Powerless", node, trial.powerless),
        make_standing("Stranger", make_organisation("Elsewhere", "seller"), "seller", "administrator"),
    )


def actor_for(step: Step, subject: Any, cast: Cast) -> Actor:
    """Who may take the step."""
    if step.hand is Hand.HOLDER:
        return replace(PUBLIC, holds=subject.public_id)
    if step.hand is Hand.NODE:
        return NODE
    return cast.second.actor if step.hand is Hand.SECOND else cast.first.actor


def way_to(workflow: Workflow, state: str) -> list[Step]:
    """The shortest steps from the beginning to a state."""
    ways: dict[str, list[Step]] = {workflow.initial: []}
    while state not in ways:
        for known in list(ways):
            for step in workflow.leaving(known):
                ways.setdefault(step.to, [*ways[known], step])
    return ways[state]


def take(trial: Trial, subject: Any, step: Step, cast: Cast, now: datetime, **other: Any) -> Any:
    """Take a step as the one who may, with a reason where it asks for one."""
    if step.verb in trial.theirs:
        other = {"by": trial.theirs[step.verb](subject), **other}
    asked = {
        "by": cast.second.actor if step.verb in trial.other else actor_for(step, subject, cast),
        "reason": "because" if step.reason else "",
        "now": now,
        "values": trial.values.get(step.verb),
    }
    return take_step(workflow=trial.workflow, subject=subject, verb=step.verb, **{**asked, **other})


def bring_to(trial: Trial, state: str, cast: Cast, number: int = 0) -> tuple[Any, datetime]:
    """A new object in this state, and the moment it came there."""
    subject, now = trial.make(NOW, number), NOW
    for step in way_to(trial.workflow, state):
        now = moment_for(step, subject, now + timedelta(minutes=5))
        subject = take(trial, subject, step, cast, now)
    return subject, now + timedelta(minutes=5)


def moment_for(step: Step, subject: Any, now: datetime) -> datetime:
    """When the step can be taken: of the node's, when its clock has ended."""
    if step.hand is not Hand.NODE or not step.after:
        return now
    clock = RunningClock.objects.get(subject=subject.public_id, code=step.after, stopped_at=None)
    assert clock.due_at is not None
    return max(now, clock.due_at)


def every_step() -> Iterator[tuple[Trial, Step, str]]:
    """Every step of every workflow, from each of its states."""
    for trial in TRIALS:
        for step in trial.workflow.steps:
            for state in step.from_states:
                yield trial, step, state
