"""Drafts are written by those who may, kept by their digest, never two of one name and version."""

import pytest
from django.db import IntegrityError, transaction

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import HARSH, founded, make_draft, written
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.rulesets.actions.drafting import found_release, rewrite_draft, write_draft
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.errors import NotDraftError, RulesetRefusedError, SameRulesetError
from touchstone.desk.rulesets.models import Release, RulesetFile
from touchstone.desk.workflow.errors import NoPersonError, StaleError

pytestmark = pytest.mark.django_db


def test_a_node_begins_with_the_ruleset_that_comes_with_it() -> None:
    live = founded()
    assert (live.status, live.is_live, live.origin, str(live)) == ("live", True, "shipped", "standard@1.2.0")
    assert found_release(by=NODE, now=NOW) is None
    assert Event.objects.filter(kind="releases.found").count() == 1


def test_the_database_holds_one_live_release(supervisor: Standing) -> None:
    draft = make_draft(supervisor, "2", HARSH)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=draft.pk).update(is_live=True, live_at=NOW, live_by="per_a")


def test_a_draft_is_kept_under_its_digest(analyst: Standing) -> None:
    draft = make_draft(analyst, "2", HARSH)
    assert (draft.status, draft.created_by) == ("draft", analyst.person.public_id)
    assert draft.file.identity.startswith("standard@2+")
    assert draft.file.content.encode() == written("2", HARSH)


@pytest.mark.parametrize("content", [written("1.2.0"), written("1.2.0", HARSH)])
def test_the_same_content_or_name_and_version_is_refused(analyst: Standing, content: bytes) -> None:
    founded()
    with pytest.raises(SameRulesetError):
        write_draft(content=content, by=analyst.actor, now=NOW)


def test_what_was_withdrawn_can_be_written_again(analyst: Standing) -> None:
    draft = make_draft(analyst, "2", HARSH)
    step_on(release=draft, verb="withdraw", by=analyst.actor, now=NOW, reason="no")
    again = write_draft(content=written("2", HARSH), by=analyst.actor, now=NOW)
    assert again.file == draft.file
    assert RulesetFile.objects.count() == 2


def test_a_draft_is_written_anew_by_who_saw_it(analyst: Standing) -> None:
    draft = make_draft(analyst, "2", HARSH)
    with pytest.raises(StaleError):
        rewrite_draft(release=draft, content=written("3"), seen=7, by=analyst.actor, now=NOW)
    row = rewrite_draft(release=draft, content=written("3"), seen=0, by=analyst.actor, now=NOW, why="milder")
    assert (str(row), row.why) == ("standard@3", "milder")
    event = Event.objects.get(kind="rulesets.rewritten")
    assert event.data["before"] == draft.file.sha256


def test_only_a_draft_is_written_anew(analyst: Standing) -> None:
    with pytest.raises(NotDraftError):
        rewrite_draft(release=founded(), content=written("3"), seen=1, by=analyst.actor, now=NOW)


def test_a_refused_file_leaves_nothing(analyst: Standing) -> None:
    founded()
    with pytest.raises(RulesetRefusedError):
        write_draft(content=b"name = 1", by=analyst.actor, now=NOW)
    assert Release.objects.count() == RulesetFile.objects.count() == 1


def test_only_people_who_may_write_do(operator: Standing) -> None:
    with pytest.raises(NotPermittedError):
        write_draft(content=written("2"), by=operator.actor, now=NOW)
    with pytest.raises(NoPersonError):
        write_draft(content=written("2"), by=NODE, now=NOW)
