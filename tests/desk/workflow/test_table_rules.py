"""A table that contradicts itself does not start."""

from dataclasses import replace

import pytest

from touchstone.desk.accounts.access.transitions import ACCESS
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.workflow.errors import WorkflowTableError
from touchstone.desk.workflow.table import Hand, State, Step, Workflow
from touchstone.desk.workflow.table_rules import demand_sound


def step(verb: str, start: str, end: str, **more: object) -> Step:
    """A step of whoever may review."""
    asked = {"permission": Permission.ACCESS_REVIEW, **more}
    return Step(verb=verb, title=verb, sentence=verb, from_states=(start,), to=end, **asked)  # type: ignore[arg-type]


def with_step(added: Step) -> Workflow:
    """The access workflow with one more step."""
    return replace(ACCESS, steps=(*ACCESS.steps, added))


def without(verb: str) -> Workflow:
    """The access workflow without one step."""
    return replace(ACCESS, steps=tuple(each for each in ACCESS.steps if each.verb != verb))


FAULTS = {
    "two steps claim": with_step(step("claim", "submitted", "asked", starts=("node.access.answer",))),
    "no state limbo": with_step(step("lose", "submitted", "limbo")),
    "final": with_step(step("revive", "refused", "submitted")),
    "nothing starts the clock": with_step(step("x", "submitted", "in_review", stops=("node.unknown",))),
    "a permission where a person acts": with_step(step("x", "submitted", "in_review", permission=None)),
    "and only there": with_step(step("x", "submitted", "in_review", hand=Hand.HOLDER)),
    "only the node acts at the end": with_step(step("x", "submitted", "lapsed", after="node.access.review")),
    "round the second": with_step(step("x", "proposed", "admitted")),
    "only a second person confirms": with_step(step("x", "submitted", "in_review", confirms=True)),
    "nothing is proposed": with_step(step("x", "submitted", "admitted", hand=Hand.SECOND, confirms=True)),
    "is confirmed, sent back": without("take_back"),
    "or lapses": without("let_lapse"),
    "does not start": with_step(step("x", "submitted", "asked")),
    "limbo: a state": replace(ACCESS, states=(*ACCESS.states, State("limbo", "Limbo"))),
    "comes from a state": replace(ACCESS, begins=replace(ACCESS.begins, from_states=("submitted",))),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_table_is_named(fault: str) -> None:
    with pytest.raises(WorkflowTableError) as refused:
        demand_sound(FAULTS[fault])
    assert fault in refused.value.sentence


def test_the_table_that_runs_is_sound() -> None:
    demand_sound(ACCESS)
    assert ACCESS.state("admitted").final
    with pytest.raises(KeyError):
        ACCESS.state("limbo")
