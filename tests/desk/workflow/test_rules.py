"""Each refusal names its reason and its cure, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.accounts.access.asking import holder_of, make_request
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.workflow.errors import (
    NotYoursError,
    OtherPersonError,
    ReasonMissingError,
    SamePersonError,
    StaleError,
    StepNotPermittedError,
    TimeIsUpError,
    UnknownStepError,
    WrongStateError,
)

pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]


def refused(request: AccessRequest, verb: str, by: Actor, **more: object) -> DeskError:
    """How a step is refused."""
    with pytest.raises(DeskError) as found:
        step_on(request=request, verb=verb, by=by, **{"now": NOW, **more})  # type: ignore[arg-type]
    return found.value


def proposed(by: Standing) -> AccessRequest:
    """A request that this person wants to admit."""
    request = step_on(request=make_request(), verb="claim", by=by.actor, now=NOW)
    return step_on(request=request, verb="propose", by=by.actor, now=NOW)


def test_a_wrong_state_says_which_it_is_and_from_where_it_goes(supervisor: Standing) -> None:
    error = refused(make_request(), "admit", supervisor.actor)
    assert isinstance(error, WrongStateError)
    assert error.sentence == "“Confirm the admission” is not possible while the state is “Submitted”."
    assert error.hint == "It is possible from: Waits for the second person."
    assert error.sentence_zh == "当前状态为“已提交”，不能进行“确认准予入驻”。"
    assert error.hint_zh == "可在以下状态进行：待第二人确认。"


def test_a_stale_look_says_what_changed(supervisor: Standing) -> None:
    request = make_request()
    step_on(request=request, verb="claim", by=supervisor.actor, now=NOW)
    error = refused(request, "claim", supervisor.actor, seen=0)
    assert isinstance(error, StaleError)
    assert error.sentence == "This changed since you opened it: Take the review. The state is now “In review”."
    assert (error.status, error.retry) == (409, True)
    assert "领取审核" in error.sentence_zh


def test_a_lacking_permission_names_the_roles_that_have_it(
    supervisor: Standing, analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = "touchstone.desk.workflow.rules.relation_of"
    monkeypatch.setattr(role, lambda standing, by: 4)
    error = refused(make_request(), "claim", analyst.actor)
    assert isinstance(error, StepNotPermittedError)
    assert "Platform supervisor" in error.hint
    assert "平台主管" in error.hint_zh


def test_the_second_person_is_another(supervisor: Standing, second_supervisor: Standing) -> None:
    request = proposed(supervisor)
    assert isinstance(refused(request, "admit", supervisor.actor), SamePersonError)
    assert isinstance(refused(request, "send_back", supervisor.actor, reason="x"), SamePersonError)
    assert isinstance(refused(request, "take_back", second_supervisor.actor), OtherPersonError)


def test_the_same_person_in_another_organisation_is_no_second(supervisor: Standing) -> None:
    request = proposed(supervisor)
    actor = supervisor.actor
    twin = replace(actor, organisation="org_another", organisation_row=None)
    assert isinstance(refused(request, "admit", twin), SamePersonError)


def test_nobody_else_takes_the_step_of_the_applicant_or_the_node(supervisor: Standing) -> None:
    request = make_request()
    assert isinstance(refused(request, "withdraw", supervisor.actor), NotYoursError)
    assert isinstance(refused(request, "lapse", supervisor.actor), NotYoursError)
    assert isinstance(refused(request, "claim", holder_of(request)), StepNotPermittedError)


def test_a_reason_is_asked_for_by_its_name(supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    error = refused(request, "ask", supervisor.actor)
    assert isinstance(error, ReasonMissingError)
    assert "Question to the applicant" in error.sentence
    assert "向申请人提出的问题" in error.sentence_zh


def test_what_comes_too_late_is_told_the_last_day(supervisor: Standing) -> None:
    request = proposed(supervisor)
    error = refused(request, "take_back", supervisor.actor, now=NOW + timedelta(days=30))
    assert isinstance(error, TimeIsUpError)
    assert "2026-11-24" in error.sentence


def test_a_verb_that_is_not_there_is_refused(supervisor: Standing) -> None:
    assert isinstance(refused(make_request(), "fly", supervisor.actor), UnknownStepError)
