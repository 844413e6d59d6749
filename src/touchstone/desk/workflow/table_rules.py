"""What must hold of the rows of a workflow; asked once, when the desk starts."""

from collections.abc import Iterator

from touchstone.desk.workflow.errors import WorkflowTableError
from touchstone.desk.workflow.table import EVERY_CLOCK, Hand, Step, Workflow


def demand_sound(workflow: Workflow) -> None:
    """Refuse a table that contradicts itself (WorkflowTableError)."""
    faults = list(_faults(workflow))
    if faults:
        raise WorkflowTableError(workflow=workflow.key, faults="; ".join(faults))


def _faults(workflow: Workflow) -> Iterator[str]:
    """What does not hold of a table, one sentence each."""
    keys = {state.key for state in workflow.states}
    verbs = [step.verb for step in (workflow.begins, *workflow.steps)]
    yield from (f"two steps {verb}" for verb in sorted({verb for verb in verbs if verbs.count(verb) > 1}))
    if workflow.begins.from_states:
        yield "the beginning comes from a state"
    for step in (workflow.begins, *workflow.steps):
        yield from (f"{step.verb}: no state {key}" for key in (*step.from_states, step.to) if key not in keys)
        yield from _faults_of(workflow, step)
    for state in workflow.states:
        if state.final is bool(workflow.leaving(state.key)):
            yield f"{state.key}: a state is final, or a step leads out of it"
    yield from _faults_of_proposals(workflow)


def _faults_of(workflow: Workflow, step: Step) -> Iterator[str]:
    is_permitted = step.hand in (Hand.PERMITTED, Hand.PROPOSER, Hand.SECOND, Hand.SAME)
    if step is not workflow.begins and is_permitted is (step.permission is None):
        yield f"{step.verb}: a permission where a person acts, and only there"
    if step.confirms and step.hand is not Hand.SECOND:
        yield f"{step.verb}: only a second person confirms"
    if step.after and step.hand is not Hand.NODE:
        yield f"{step.verb}: only the node acts at the end of a clock"
    entering = [each for each in workflow.steps if each.to in step.from_states and step.after]
    yield from (f"{each.verb}: does not start {step.after}" for each in entering if step.after not in each.starts)
    known = set(workflow.clocks())
    named = {*step.stops, *step.pauses, *step.resumes, *filter(None, (step.after,))} - {EVERY_CLOCK}
    yield from (f"{step.verb}: nothing starts the clock {code}" for code in sorted(named - known))


def _faults_of_proposals(workflow: Workflow) -> Iterator[str]:
    """Where something was proposed, a second person decides, the first may take it back, and it lapses."""
    for waiting in {step.to for step in workflow.steps if step.hand is Hand.PROPOSER}:
        steps = workflow.leaving(waiting)
        hands = [step.hand for step in steps]
        second = {step.confirms for step in steps if step.hand is Hand.SECOND}
        if second != {True, False} or Hand.SAME not in hands or Hand.NODE not in hands:
            yield f"{waiting}: a proposal is confirmed, sent back, taken back, or lapses"
        if Hand.PERMITTED in hands:
            yield f"{waiting}: one person alone could go round the second"
    for step in workflow.steps:
        if step.hand in (Hand.SECOND, Hand.SAME) and not _is_proposed(workflow, step):
            yield f"{step.verb}: nothing is proposed in {', '.join(step.from_states)}"


def _is_proposed(workflow: Workflow, step: Step) -> bool:
    proposed = {each.to for each in workflow.steps if each.hand is Hand.PROPOSER}
    return set(step.from_states) <= proposed
