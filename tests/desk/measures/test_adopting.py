"""A code applies when two people said so, and after its time of notice."""

from datetime import timedelta

import pytest

from tests.desk.measures.world import make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.models import InboxItem
from touchstone.desk.measures.actions.adopting import confirm_code, propose_code
from touchstone.desk.measures.errors import CodeRefusedError, NoCodeError, OwnProposalError
from touchstone.desk.measures.queries.codes import code_at, code_named

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=400)


def test_a_confirmed_code_applies_from_its_day_on(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    seller = make_world(analyst).house
    row = propose_code(code="model@1", applies_from=LATER, by=supervisor.actor, now=NOW)
    confirm_code(adoption=row, by=second_supervisor.actor, now=NOW)
    with pytest.raises(NoCodeError):
        code_at(LATER - timedelta(seconds=1))
    assert code_at(LATER).identity == "model@1"
    assert InboxItem.objects.filter(kind="measures.code_adopted", person=seller.person).exists()


def test_nobody_confirms_their_own_proposal(supervisor: Standing) -> None:
    row = propose_code(code="model@1", applies_from=LATER, by=supervisor.actor, now=NOW)
    with pytest.raises(OwnProposalError):
        confirm_code(adoption=row, by=supervisor.actor, now=NOW)
    with pytest.raises(NoCodeError):
        code_at(LATER)


def test_a_code_that_cannot_run_is_refused(supervisor: Standing) -> None:
    for code in ("taobao@2015", "incopro@2019", "none@1"):
        with pytest.raises(CodeRefusedError):
            propose_code(code=code, applies_from=LATER, by=supervisor.actor, now=NOW)


def test_a_code_is_not_confirmed_when_the_time_of_notice_has_begun(
    supervisor: Standing, second_supervisor: Standing
) -> None:
    code = code_named("model@1")
    assert code is not None
    first = NOW + timedelta(days=code.notice_days)
    row = propose_code(code="model@1", applies_from=first, by=supervisor.actor, now=NOW)
    with pytest.raises(CodeRefusedError):
        confirm_code(adoption=row, by=second_supervisor.actor, now=NOW + timedelta(seconds=1))
    confirm_code(adoption=row, by=second_supervisor.actor, now=NOW)
