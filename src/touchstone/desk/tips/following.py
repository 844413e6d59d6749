"""What becomes of a lead reaches the tips behind it, in the same act."""

from collections.abc import Callable, Mapping

from touchstone.desk.authority.actor import NODE, Actor
from touchstone.desk.leads.followers import CLAIMED, KNOWN, OVERTURNED, Moved
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.tips.actions.answering import OUTCOMES, answer_tips, tips_answered_by, tips_behind
from touchstone.desk.tips.errors import SameAnswererError
from touchstone.desk.tips.grounds import Outcome
from touchstone.desk.tips.models import Target
from touchstone.desk.tips.queries.panel import is_objected_to
from touchstone.desk.tips.transitions import RECEIVED, TIP, again
from touchstone.desk.workflow.actions.stepping import take_step


def demand_other(lead: Lead, by: Actor) -> None:
    """The guard that leads ask: SameAnswererError for whoever gave an outcome of a tip behind the lead that was contested."""
    if is_objected_to(tips_behind(lead), by):
        raise SameAnswererError


def follow(moved: Moved) -> None:
    """The follower that leads call."""
    handler = FOLLOWING.get(moved.verb)
    if handler is not None:
        handler(moved)


def _look(moved: Moved) -> None:
    """Somebody holds the lead: its tips are being looked at."""
    for tip in tips_behind(moved.lead).filter(status=RECEIVED):
        take_step(workflow=TIP, subject=tip, verb="look", by=moved.by, now=moved.now)


def _answer(moved: Moved) -> None:
    _answer_all(moved, OUTCOMES[LeadVerdict(moved.lead.verdict)])


def _answer_gone(moved: Moved) -> None:
    _answer_all(moved, Outcome.GONE)


def _end(moved: Moved) -> None:
    _answer_all(moved, Outcome.GONE, verb="end")


def _answer_all(moved: Moved, outcome: Outcome, *, verb: str = "answer") -> None:
    for target in Target.objects.filter(lead=moved.lead):
        answer_tips(target=target, outcome=outcome, words="", by=moved.by, now=moved.now, verb=verb, lead=moved.lead)


def _look_again(moved: Moved) -> None:
    """The decision was taken back or the lead opened again: whoever it answered gets another answer."""
    for tip in tips_answered_by(moved.lead):
        take_step(workflow=TIP, subject=tip, verb=again(tip.status), by=moved.by, now=moved.now)


def _correct(moved: Moved) -> None:
    """The decision was overturned: whoever it answered hears so, where the answer is another one by it."""
    outcome = OUTCOMES[LeadVerdict(moved.lead.verdict)]
    values = {"outcome": outcome, "judge": moved.by.person}
    for tip in tips_answered_by(moved.lead).exclude(outcome=outcome):
        take_step(workflow=TIP, subject=tip, verb="correct", by=NODE, now=moved.now, values=values)


FOLLOWING: Mapping[str, Callable[[Moved], None]] = {
    CLAIMED: _look,
    "decide": _answer,
    KNOWN: _answer,
    "lapse": _answer_gone,
    "expire": _end,
    "retract": _end,
    "undo": _look_again,
    "reopen": _look_again,
    OVERTURNED: _correct,
}
