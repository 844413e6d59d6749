"""Points and measures follow from the breaches that stand, and from nothing else."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import accounts_of, standing_measures

pytestmark = pytest.mark.django_db
KINDS = ("counterfeit", "counterfeit_minor", "misleading", "dangerous", "unauthorised")
HISTORIES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 4)), min_size=1, max_size=5)


def held(world: World, days: int) -> tuple[object, object]:
    """What the account says and which measures stand, without the ids that differ from run to run."""
    now = NOW + timedelta(days=days)
    accounts = accounts_of(world.seller, now)
    kinds = dict(Breach.objects.values_list("public_id", "established_at"))
    entries = [(e.kind, e.at, e.points, e.is_strike, e.standing) for a in accounts for e in a.entries]
    measures = [(kinds[m.key[0]], *m.key[1:], m.starts, m.until) for m in standing_measures(world.seller)]
    return sorted(entries), sorted(measures, key=str)


def reverse(world: World, breach: Breach, supervisor: Standing, days: int) -> None:
    """By an appeal that is upheld."""
    now = NOW + timedelta(days=days)
    appeal = file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=now)
    decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=now)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES, gone=st.integers(0, 4))
def test_a_reversal_leaves_what_would_be_without_the_breach(
    world: World, analyst: Standing, supervisor: Standing, history: list[tuple[str, int]], gone: int
) -> None:
    moments = [sum(step for _, step in history[: place + 1]) for place in range(len(history))]
    gone %= len(history)

    def live(without: bool) -> tuple[object, object]:
        with transaction.atomic():
            made = {
                place: establish(world, analyst, kind=history[place][0], days=moments[place])
                for place in range(len(history))
                if not (without and place == gone)
            }
            if not without:
                reverse(
                    world, made[gone], supervisor, moments[gone] + 1 if moments[gone] >= moments[-1] else moments[-1]
                )
            found = held(world, moments[-1] + 1)
            transaction.set_rollback(True)
        return found

    assert live(without=False) == live(without=True)


def test_the_same_seller_twice_reaches_the_next_tier(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    second = establish(world, analyst, days=10)
    assert set(second.measures.values_list("action", flat=True)) == {
        "remove_listing",
        "delist_all",
        "limit_publishing",
    }


def test_settling_decides_nothing_twice(world: World, analyst: Standing) -> None:
    first = establish(world, analyst)
    before = first.measures.count()
    establish(world, analyst, days=10)
    assert first.measures.count() == before
