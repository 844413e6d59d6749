"""The buttons of a page come from the table, with the reason why one of them is not possible now."""

from datetime import datetime, timedelta

import pytest
from django.utils.translation import override

from tests.desk.accounts.access.asking import holder_of, make_request
from tests.desk.people import NOW, Standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.authority.actor import Actor
from touchstone.desk.workflow.queries.steps import Offer, possible_steps

pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]


def offers(request: AccessRequest, actor: Actor, now: datetime = NOW, language: str = "en") -> dict[str, Offer]:
    """The steps by verb."""
    with override(language):
        found = possible_steps(subject=request, actor=actor, now=now, address=str)
        return {offer.verb: offer for offer in found}


def proposed(by: Standing) -> AccessRequest:
    request = step_on(request=make_request(), verb="claim", by=by.actor, now=NOW)
    return step_on(request=request, verb="propose", by=by.actor, now=NOW)


def test_a_reviewer_is_offered_the_steps_out_of_the_state(supervisor: Standing) -> None:
    request = step_on(request=make_request(), verb="claim", by=supervisor.actor, now=NOW)
    found = offers(request, supervisor.actor)
    assert list(found) == ["propose", "ask", "refuse", "release"]
    assert found["ask"].reason == "Question to the applicant"
    assert found["ask"].fields == {"seen": 1}
    assert not [offer for offer in found.values() if offer.refusal]


def test_the_first_person_reads_why_the_second_has_to_come(supervisor: Standing) -> None:
    found = offers(proposed(supervisor), supervisor.actor)
    assert found["admit"].refusal.startswith("You proposed this yourself")
    assert found["admit"].cure
    assert found["take_back"].refusal == ""
    chinese = offers(AccessRequest.objects.get(), supervisor.actor, language="zh-hans")
    assert "您本人的提议" in chinese["admit"].refusal


def test_the_second_person_may_confirm(supervisor: Standing, second_supervisor: Standing) -> None:
    found = offers(proposed(supervisor), second_supervisor.actor)
    assert found["admit"].refusal == found["send_back"].refusal == ""
    assert found["take_back"].refusal


def test_when_the_time_is_up_every_button_says_so(supervisor: Standing, second_supervisor: Standing) -> None:
    found = offers(proposed(supervisor), second_supervisor.actor, now=NOW + timedelta(days=20))
    assert all("too late" in offer.refusal for offer in found.values())


def test_the_applicant_is_offered_its_own_steps_and_others_none(supervisor: Standing, analyst: Standing) -> None:
    request = make_request()
    assert list(offers(request, holder_of(request))) == ["withdraw"]
    assert offers(request, analyst.actor) == {}


def test_nothing_is_offered_once_it_has_ended(supervisor: Standing) -> None:
    request = make_request()
    request = step_on(request=request, verb="withdraw", by=holder_of(request), now=NOW)
    assert offers(request, supervisor.actor) == {}
