"""Merged dossiers are one identity: what two shops broke counts together, and apart again after a split."""

from datetime import timedelta

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.merging import merge_sellers, split_seller
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.enforced import differences, enforcement

pytestmark = pytest.mark.django_db


def standing() -> set[tuple[str, str]]:
    rows = Measure.objects.filter(reversed_at=None)
    return set(rows.values_list("breach__public_id", "action"))


def test_accounts_are_settled_again_when_dossiers_are_merged_and_split(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    other, later = make_world(analyst, "Mo"), NOW + timedelta(days=10)
    establish(world, analyst)
    second = establish(other, analyst, days=5)
    before = standing()
    seen = Seller.objects.get(pk=other.seller.pk).version
    names = {"seller": other.seller.public_id, "into": world.seller.public_id}
    merge_sellers(by=supervisor.actor, now=later, seen=seen, reason="one owner", **names)
    end_terms(later)
    assert (second.public_id, "delist_all") in standing() - before
    assert list(differences(enforcement(later))) == []
    split_seller(by=supervisor.actor, now=later, seller=other.seller.public_id, reason="two owners")
    assert standing() == before
    assert list(differences(enforcement(later))) == []
