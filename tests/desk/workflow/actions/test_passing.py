"""Clocks ring and end exactly once, whenever and however often the loop comes by."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.desk.accounts.access.asking import holder_of, make_request
from tests.desk.accounts.post import Post
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.workflow.actions.passing import ring, run_clocks
from touchstone.desk.workflow.errors import TimeIsUpError
from touchstone.desk.workflow.models import ClockRing, RunningClock

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=60)


def shanghai(month: int, day: int, hour: int = 0) -> datetime:
    """A moment of 2026 on the clocks of Shanghai."""
    return datetime(2026, month, day, hour, tzinfo=UTC) - timedelta(hours=8)


def asked(supervisor: Standing) -> AccessRequest:
    """A request whose applicant was asked on Friday, 20 November 2026."""
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    return step_on(request=request, verb="ask", by=supervisor.actor, now=NOW, reason="Which brand?")


def kinds(post: Post, since: int = 0) -> list[str]:
    return [mail.kind for mail in post.mails[since:]]


def test_a_review_of_five_working_days_reminds_then_escalates(post: Post, supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    clock = RunningClock.objects.get(code="node.access.review")
    assert (clock.due_at, str(clock.last_day)) == (shanghai(11, 28), "2026-11-27")
    before = len(post.mails)
    for moment, expected in (
        (shanghai(11, 26) + timedelta(hours=8, minutes=59), []),
        (shanghai(11, 26, 9), ["access.reminder"]),
        (shanghai(11, 28), ["access.reminder"]),
        (shanghai(11, 30, 9), ["access.reminder", "access.overdue"]),
        (LATER, ["access.reminder", "access.overdue"]),
    ):
        run_clocks(moment)
        assert kinds(post, before) == expected, moment
    written = Event.objects.filter(subject=request.public_id, kind__startswith="workflow.").order_by("sequence")
    told = ["workflow.reminded", "workflow.missed", "workflow.escalated"]
    assert [event.kind for event in written] == told


def test_no_answer_in_time_lets_the_request_lapse(post: Post, supervisor: Standing) -> None:
    request = asked(supervisor)
    due = RunningClock.objects.get(code="node.access.answer").due_at
    assert due == shanghai(12, 1)
    run_clocks(due - timedelta(seconds=1))
    request.refresh_from_db()
    assert request.status == "asked"
    assert run_clocks(due) == 1
    request.refresh_from_db()
    assert (request.status, post.last.kind, post.last.to) == ("lapsed", "access.lapsed", "dora@example.org")
    assert not RunningClock.objects.filter(stopped_at=None).exists()


def test_an_answer_at_the_deadline_is_too_late_before_the_loop_came_by(post: Post, supervisor: Standing) -> None:
    request = asked(supervisor)
    due = RunningClock.objects.get(code="node.access.answer").due_at
    assert due is not None
    with pytest.raises(TimeIsUpError):
        step_on(request=request, verb="answer", by=holder_of(request), now=due, reason="Brand X")
    step_on(request=request, verb="answer", by=holder_of(request), now=due - timedelta(seconds=1), reason="Brand X")


def test_a_question_puts_the_review_off_by_the_days_it_stood_still(post: Post, supervisor: Standing) -> None:
    request = asked(supervisor)
    assert RunningClock.objects.get(code="node.access.review").due_at is None
    answered = shanghai(11, 25, 12)
    step_on(request=request, verb="answer", by=holder_of(request), now=answered, reason="Brand X")
    assert str(RunningClock.objects.get(code="node.access.review").last_day) == "2026-12-01"


def test_a_long_sleep_skips_the_reminder_that_came_too_late(post: Post, supervisor: Standing) -> None:
    asked(supervisor)
    before = len(post.mails)
    run_clocks(LATER)
    assert kinds(post, before) == ["access.overdue", "access.lapsed"]
    assert run_clocks(LATER) == 0


def test_a_kill_in_the_middle_leaves_nothing_half_done(
    post: Post, supervisor: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(supervisor)
    before = snapshot(request, post)
    sent: list[Any] = []

    def die(self: Post, *mail: Any, **values: Any) -> None:
        sent.append(mail)
        raise KeyboardInterrupt

    monkeypatch.setattr(Post, "__call__", die)
    with pytest.raises(KeyboardInterrupt):
        run_clocks(LATER)
    monkeypatch.undo()
    assert len(sent) == 1
    assert snapshot(request, post) == before


def snapshot(request: AccessRequest, post: Post) -> tuple[object, ...]:
    """All that a pass could have changed."""
    request.refresh_from_db()
    clocks = tuple(RunningClock.objects.order_by("pk").values_list("code", "due_at", "stopped_at", "next_at"))
    return request.status, len(post.mails), ClockRing.objects.count(), Event.objects.count(), clocks


def test_one_clock_that_fails_does_not_hold_up_the_others(post: Post, supervisor: Standing) -> None:
    broken, good = asked(supervisor), make_request("Other", contact_email="e@example.org")
    RunningClock.objects.filter(subject=broken.public_id).update(edition="1999-01-01")
    with pytest.raises(Exception, match=r"1999-01-01"):
        run_clocks(LATER)
    assert ClockRing.objects.filter(clock__subject=good.public_id).exists()


def test_a_new_edition_of_the_calendar_moves_the_deadline(post: Post, supervisor: Standing) -> None:
    request = make_request()
    wrong = shanghai(11, 29)
    RunningClock.objects.update(calendar_edition="holidays 0.1", due_at=wrong, last_day="2026-11-28", provisional=True)
    assert run_clocks(NOW) == 1
    clock = RunningClock.objects.get()
    assert (clock.due_at, clock.provisional) == (shanghai(11, 28), False)
    event = Event.objects.get(kind="workflow.deadline_moved", subject=request.public_id)
    assert event.data["from"] == wrong.isoformat()
    assert run_clocks(NOW) == 0


def test_a_proposal_that_nobody_confirms_lapses_and_the_review_goes_on(post: Post, supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    run_clocks(shanghai(11, 25))
    request.refresh_from_db()
    assert request.status == "in_review"
    review = RunningClock.objects.get(stopped_at=None)
    assert (review.code, str(review.last_day)) == ("node.access.review", "2026-12-01")
    assert Event.objects.get(kind="access.let_lapse").via == NODE.via


def test_what_was_settled_is_not_looked_at_again(post: Post, supervisor: Standing) -> None:
    step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    assert run_clocks(shanghai(11, 26, 9)) == 1
    assert run_clocks(shanghai(11, 26, 9)) == 0
    assert RunningClock.objects.get().next_at == shanghai(11, 28)


def test_a_clock_that_was_stopped_in_the_meantime_rings_no_more(post: Post, supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    clock = RunningClock.objects.get()
    step_on(request=request, verb="refuse", by=supervisor.actor, now=NOW, reason="No such register entry.")
    before = len(post.mails)
    RunningClock.objects.update(next_at=NOW)  # as the pass saw it before the step
    assert ring(clock.pk, LATER) == 0
    assert (kinds(post, before), ClockRing.objects.count()) == ([], 0)


def test_a_clock_that_ended_with_a_step_is_over(post: Post, supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    run_clocks(shanghai(11, 27, 12))  # the escalation of one working day would be due too
    over = RunningClock.objects.get(code="node.access.confirmation")
    assert (over.stopped_how, over.next_at) == ("let_lapse", None)
    assert not over.rings.filter(kind="escalation").exists()


def test_a_pause_ends_with_its_clock(post: Post, supervisor: Standing) -> None:
    request = asked(supervisor)
    step_on(request=request, verb="withdraw", by=holder_of(request), now=LATER - timedelta(days=55))
    review = RunningClock.objects.get(code="node.access.review")
    assert [pause.ended_at for pause in review.pauses.all()] == [review.stopped_at]


def test_another_edition_that_counts_alike_moves_nothing(post: Post, supervisor: Standing) -> None:
    step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    RunningClock.objects.update(calendar_edition="an older one")
    assert run_clocks(NOW) == 1
    assert not Event.objects.filter(kind="workflow.deadline_moved").exists()
