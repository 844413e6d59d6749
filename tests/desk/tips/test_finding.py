"""Tips wait for their thing, are joined on it, and raise one lead."""

from datetime import timedelta

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import hold, reported
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.leads.models import Lead
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.models import Target, Tip

pytestmark = pytest.mark.django_db


def test_tips_of_the_same_thing_are_joined_and_each_keeps_its_receipt(listing: Listing) -> None:
    one, first = reported(ground="counterfeit")
    other, second = reported(ground="dangerous")
    assert one.target == other.target
    assert (first != second, one.public_id != other.public_id) == (True, True)
    assert find_targets(NOW) == 2
    lead = Lead.objects.get()
    assert (lead.listing, lead.tips_count, lead.screening) == (listing, 2, None)
    assert Target.objects.get().lead == lead


def test_another_pass_counts_no_tip_again(listing: Listing) -> None:
    reported()
    assert [find_targets(NOW) for _ in range(3)] == [2, 0, 0]
    reported()
    assert find_targets(NOW) == 1
    assert Lead.objects.get().tips_count == 2


def test_what_the_desk_does_not_hold_waits_until_it_comes(analyst: Standing) -> None:
    hold(analyst, "L-0")
    tip, _ = reported()
    assert find_targets(NOW) == 0
    assert (Lead.objects.count(), tip.target.is_found) == (0, False)
    hold(analyst, "L-1")
    assert find_targets(NOW + timedelta(seconds=3)) == 2
    assert Target.objects.get().listing == Listing.objects.get(platform_listing_id="L-1")
    assert Lead.objects.get().tips_count == 1
    event = Event.objects.get(kind="tips.target_found")
    assert (event.data, event.via) == ({"count": 1}, "node")


def test_the_same_number_on_another_platform_is_another_thing(listing: Listing) -> None:
    reported(Place("elsewhere", "L-1"))
    assert find_targets(NOW) == 0
    assert Target.objects.get().listing is None


def test_a_tip_on_a_shop_finds_it_and_opens_no_lead(listing: Listing) -> None:
    reported(Place("bazaar", "P-L-1"), about="shop")
    assert find_targets(NOW) == 1
    assert (Target.objects.get().shop, Lead.objects.count()) == (Shop.objects.get(), 0)


def test_many_things_are_found_in_few_queries(analyst: Standing, django_assert_max_num_queries: object) -> None:
    for place in range(30):
        reported(Place("bazaar", f"X-{place}"))
    hold(analyst)
    find_targets(NOW)
    hold(analyst, "L-2")
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert find_targets(NOW) == 0
    assert Tip.objects.filter(is_counted=False).count() == 30
