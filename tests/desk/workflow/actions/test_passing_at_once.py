"""Two passes of the background at the same moment, each with its own connection: everything rings once."""

import pytest

from tests.desk.accounts.access.asking import make_request
from tests.desk.accounts.post import Post
from tests.desk.accounts.test_at_once import at_once
from tests.desk.people import NOW, make_organisation, make_standing
from tests.desk.workflow.actions.test_passing import shanghai
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.audit.models import Event
from touchstone.desk.workflow.actions.passing import run_clocks
from touchstone.desk.workflow.models import ClockRing, RunningClock

pytestmark = pytest.mark.django_db(transaction=True)
PASSES = 4


def test_a_reminder_a_deadline_and_an_escalation_happen_once(post: Post) -> None:
    supervisor = make_standing("Su", make_organisation("Marketplace", "platform", operates_node=True), "supervisor")
    step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    before = len(post.mails)
    for moment, kind in ((shanghai(11, 26, 9), "access.reminder"), (shanghai(11, 30, 9), "access.overdue")):
        assert at_once([lambda moment=moment: bool(run_clocks(moment))] * PASSES) >= 1  # type: ignore[misc]
        assert [mail.kind for mail in post.mails[before:]].count(kind) == 1
    written = Event.objects.filter(kind__startswith="workflow.").order_by("sequence").values_list("kind", flat=True)
    assert list(written) == ["workflow.reminded", "workflow.missed", "workflow.escalated"]
    assert ClockRing.objects.count() == len(written)


def test_a_proposal_lapses_once_whoever_comes_by(post: Post) -> None:
    supervisor = make_standing("Su", make_organisation("Marketplace", "platform", operates_node=True), "supervisor")
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    step_on(request=request, verb="propose", by=supervisor.actor, now=NOW)
    at_once([lambda: bool(run_clocks(shanghai(11, 25)))] * PASSES)
    assert Event.objects.filter(kind="access.let_lapse").count() == 1
    assert RunningClock.objects.filter(stopped_at=None).count() == 1
