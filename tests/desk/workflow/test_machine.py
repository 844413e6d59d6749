"""Random steps at random times by random people, over every workflow: the laws hold whatever happens."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.desk.accounts.post import Post
from tests.desk.people import NOW
from tests.desk.workflow.trying import TRIALS, Cast, Trial, make_cast
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE, PUBLIC, Actor
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.workflow.actions.passing import run_clocks
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.clock_rows import pauses_of, rule_of
from touchstone.desk.workflow.models import ClockRing, Proposal, RunningClock
from touchstone.desk.workflow.queries.history import replay
from touchstone.desk.workflow.table import Hand, Step
from touchstone.rulebook.clock import Unit
from touchstone.rulebook.day_by_day import DayKind, explain_days

WAITS = st.one_of(st.integers(1, 600), st.integers(600, 30_000))
WHO = st.sampled_from(("first", "second", "powerless", "stranger", "holder", "public", "node", "theirs"))


class Steps(RuleBasedStateMachine):
    """One object at a time; `proposer` is who proposed last, kept apart from the code under test."""

    trial: Trial
    cast: Cast
    post: Post
    made = 0

    @initialize()
    def begin(self) -> None:
        type(self).made += 1
        self.now = NOW
        self.subject: Any = self.trial.make(NOW, type(self).made)
        self.proposer = ""
        self.taken: list[tuple[str, str, datetime]] = []
        self.state = self.trial.workflow.initial

    @rule(
        data=st.data(),
        who=WHO,
        minutes=WAITS,
        is_of_state=st.booleans(),
        has_reason=st.sampled_from((True, True, False)),
        is_stale=st.sampled_from((False, False, False, True)),
    )
    def try_step(
        self, data: st.DataObject, who: str, minutes: int, is_of_state: bool, has_reason: bool, is_stale: bool
    ) -> None:
        self.now += timedelta(minutes=minutes)
        workflow = self.trial.workflow
        offered = workflow.leaving(self.state) if is_of_state else ()
        step = data.draw(st.sampled_from(offered or workflow.steps))
        seen = self.subject.version + (1 if is_stale else 0)
        reason = "because" if has_reason else ""
        should = self._should(step, who) and not is_stale and (has_reason or not step.reason)
        arguments: Any = {"workflow": workflow, "subject": self.subject, "verb": step.verb, "now": self.now}
        arguments["values"] = self.trial.values.get(step.verb)
        if not should:
            with pytest.raises(DeskError):
                take_step(**arguments, by=self._actor(who), reason=reason, seen=seen)
            return
        take_step(**arguments, by=self._actor(who), reason=reason, seen=seen)
        self._moved(step, who)

    @rule(minutes=WAITS, times=st.integers(1, 3))
    def let_the_loop_run(self, minutes: int, times: int) -> None:
        self.now += timedelta(minutes=minutes)
        expected = self._lapse()
        run_clocks(self.now)
        told = len(self.post.mails), ClockRing.objects.count(), Event.objects.count()
        assert [run_clocks(self.now) for _ in range(times)] == [0] * times
        assert (len(self.post.mails), ClockRing.objects.count(), Event.objects.count()) == told
        if expected is not None:
            self._moved(expected, "node")

    @invariant()
    def the_status_moves_by_steps_alone(self) -> None:
        stored = type(self.subject).objects.get(pk=self.subject.pk)
        assert stored.status == self.state == replay(self.trial.workflow, stored)

    @invariant()
    def the_clocks_are_those_of_the_slow_reference(self) -> None:
        for clock in RunningClock.objects.filter(subject=self.subject.public_id, stopped_at=None):
            rule = rule_of(clock)
            if rule.span.unit is Unit.HOURS:
                assert clock.due_at == clock.started_at + timedelta(hours=rule.span.amount)
                continue
            days = explain_days(rule, clock.started_at, pauses_of(clock))
            last = days[-1].day if days[-1].kind is DayKind.LAST_DAY else None
            assert clock.last_day == last
            assert clock.due_at == (rule.calendar.end_of(last) if last else None)

    @invariant()
    def nobody_confirms_the_own_proposal(self) -> None:
        for proposal in Proposal.objects.filter(subject=self.subject.public_id, confirmed=True):
            assert proposal.ended_by not in ("", proposal.made_by)

    def _should(self, step: Step, who: str) -> bool:
        """The oracle: the rules once more, in other words."""
        if self.state not in step.from_states or step.hand is Hand.NODE:
            is_due = not step.after or self._lapse() is step
            return who == "node" and self.state in step.from_states and is_due
        if self._lapse() is not None or not self._is_for(step.verb, who):
            return False
        if step.verb in self.trial.theirs:
            return who == "theirs"
        able = {
            Hand.PERMITTED: who in ("first", "second"),
            Hand.PROPOSER: who in ("first", "second"),
            Hand.SECOND: who in ("first", "second") and who != self.proposer,
            Hand.SAME: who == self.proposer,
            Hand.HOLDER: who == "holder",
        }
        return able[step.hand]

    def _is_for(self, verb: str, who: str) -> bool:
        """What a step asks beside a permission: the same hand as before, another one, or to be in time."""
        same, other = self.trial.same.get(verb), self.trial.other.get(verb)
        limit, begun = self.trial.within.get(verb, (None, ()))
        return (
            (same is None or who == self._last(same)[0])
            and (other is None or who != self._last(other)[0])
            and (limit is None or self.now - self._last(begun)[1] <= limit)
        )

    def _last(self, verbs: tuple[str, ...]) -> tuple[str, datetime]:
        """Who took one of these steps last, and when."""
        return next((who, at) for verb, who, at in reversed(self.taken) if verb in verbs)

    def _lapse(self) -> Step | None:
        """The step of the node that is due by now."""
        over = RunningClock.objects.filter(subject=self.subject.public_id, stopped_at=None, due_at__lte=self.now)
        codes = set(over.values_list("code", flat=True))
        steps = self.trial.workflow.leaving(self.state)
        return next((step for step in steps if step.hand is Hand.NODE and step.after in codes), None)

    def _moved(self, step: Step, who: str) -> None:
        self.state = step.to
        self.taken.append((step.verb, who, self.now))
        self.proposer = who if step.hand is Hand.PROPOSER else ""
        self.subject.refresh_from_db()

    def _actor(self, who: str) -> Actor:
        others = {"node": NODE, "public": PUBLIC, "holder": replace(PUBLIC, holds=self.subject.public_id)}
        if who == "theirs":
            return next((find(self.subject) for find in self.trial.theirs.values()), PUBLIC)
        return others[who] if who in others else getattr(self.cast, who).actor


@pytest.mark.django_db
@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.workflow.key)
def test_the_laws_hold_whatever_happens(trial: Trial, post: Post) -> None:
    machine = type("Machine", (Steps,), {"trial": trial, "cast": make_cast(trial), "post": post})
    run_state_machine_as_test(machine, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))
    assert machine.made >= 40
