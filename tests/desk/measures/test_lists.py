"""Lists of measures and appeals: narrowed, found by words, taken along; a seller's show its own alone."""

import csv
import io
from datetime import timedelta

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.models import Appeal
from touchstone.desk.measures.queries.listed import count_appeals, matching_appeals, matching_measures
from touchstone.desk.workflow.models import RunningClock

pytestmark = pytest.mark.django_db


def appealed(world: World, analyst: Standing) -> Appeal:
    return file_appeal(breach=establish(world, analyst), text="It is genuine.", by=world.house.actor, now=NOW)


def exported(reader: Standing, query: str = "") -> list[dict[str, str]]:
    answer = reader.client().get(f"/measures.csv{query}")
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def test_measures_are_narrowed_by_how_they_stand(world: World, analyst: Standing, supervisor: Standing) -> None:
    appeal, later = appealed(world, analyst), NOW + timedelta(days=900)
    count = appeal.breach.measures.count()
    every = {state: matching_measures(analyst.actor, NOW, {"state": state}).count() for state in ("force", "ended")}
    assert every == {"force": count, "ended": 0}
    over = matching_measures(analyst.actor, later, {"state": "ended"})
    assert set(over) == {row for row in appeal.breach.measures.all() if row.is_over(later)} != set()
    decide_appeal(appeal=appeal, verb="uphold", by=supervisor.actor, now=NOW, reason="It is.", seen=0)
    assert matching_measures(analyst.actor, NOW, {"state": "reversed"}).count() == count
    assert not matching_measures(analyst.actor, NOW, {"state": "force"}).exists()


def test_measures_are_narrowed_by_what_they_are_and_when(world: World, analyst: Standing) -> None:
    first = establish(world, analyst).measures.earliest("pk")
    found = matching_measures(analyst.actor, NOW, {"action": first.action, "days": "7"})
    assert {row.action for row in found} == {first.action}
    assert not matching_measures(analyst.actor, NOW + timedelta(days=8), {"days": "7"}).exists()


def test_words_find_the_seller_and_the_number(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    other = establish(make_world(analyst, "Mo"), analyst)
    for words in (world.seller.name, breach.public_id, breach.measures.earliest("pk").public_id):
        found = matching_measures(analyst.actor, NOW, {"q": words})
        assert {row.breach_id for row in found} == {breach.pk}, words
    assert not matching_measures(analyst.actor, NOW, {"q": "nobody is called so"}).exists()
    assert other.measures.exists()


def test_the_table_holds_what_the_list_shows(world: World, analyst: Standing) -> None:
    measures = establish(world, analyst).measures
    assert {row["measure_id"] for row in exported(analyst)} == set(measures.values_list("public_id", flat=True))
    action = measures.earliest("pk").action
    assert {row["action"] for row in exported(analyst, f"?action={action}")} == {action}


def test_a_seller_takes_along_its_own_alone(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    other = make_world(analyst, "Mo")
    assert exported(other.house) == []
    breach = establish(other, analyst)
    assert {row["breach_id"] for row in exported(other.house)} == {breach.public_id}


def test_appeals_wait_until_they_are_decided(world: World, analyst: Standing, supervisor: Standing) -> None:
    appeal = appealed(world, analyst)
    page = supervisor.client().get("/measures/appeals/").content.decode()
    assert appeal.public_id in page
    assert "somebody else decides" not in page
    assert "somebody else decides" in analyst.client().get("/measures/appeals/").content.decode()
    decide_appeal(appeal=appeal, verb="reject", by=supervisor.actor, now=NOW, reason="It is not.", seen=0)
    assert "No appeal waits" in supervisor.client().get("/measures/appeals/").content.decode()
    assert list(matching_appeals(supervisor.actor, NOW, {"state": "rejected", "q": world.seller.name})) == [appeal]


def test_an_appeal_whose_time_is_up_is_overdue(world: World, analyst: Standing) -> None:
    appeal = appealed(world, analyst)
    assert count_appeals(analyst.actor, NOW) == (1, 0)
    due = RunningClock.objects.get(subject=appeal.public_id).due_at
    assert due is not None
    assert count_appeals(analyst.actor, due) == (1, 1)
