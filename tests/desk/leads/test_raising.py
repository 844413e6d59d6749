"""Tips raise a lead, or open one where screening found nothing; findings that come later are taken up."""

from pathlib import Path

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Import, Listing
from touchstone.desk.dossiers.taken import Taken
from touchstone.desk.leads.actions.claiming import claim_lead
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.followers import FOLLOWERS, Moved
from touchstone.desk.leads.harm import REPORTED, exposure_with
from touchstone.desk.leads.intake import queue_findings
from touchstone.desk.leads.models import Lead, LeadVerdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def unseen(analyst: Standing) -> Listing:
    """A listing that nothing screened."""
    by = analyst.actor
    seller = add_seller(by=by, now=NOW, name="Lin", kind="enterprise", accounts=[("bazaar", "S-9")])
    shop = add_shop(by=by, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id="P-9", name="Lin")
    return add_listing(by=by, now=NOW, shop=shop.public_id, platform_listing_id="L000009", title="鞋", price="100")


def test_a_tip_adds_to_the_exposure_of_the_lead_that_waits(leads: list[Lead]) -> None:
    before = leads[2]
    after = raise_lead(listing=before.listing, tips=3, by=NODE, now=NOW)
    assert (after.pk, after.tips_count, after.exposure) == (before.pk, 3, before.exposure + 2)
    assert after.harm == pytest.approx(before.harm * after.exposure / before.exposure)


def test_a_wave_of_tips_adds_no_more_than_four() -> None:
    assert [exposure_with(1.0, tips) for tips in (0, 1, 3, 15, 10_000)] == [1.0, 2.0, 3.0, 5.0, 5.0]


def test_where_screening_found_nothing_a_tip_opens_a_lead(unseen: Listing, analyst: Standing) -> None:
    lead = raise_lead(listing=unseen, tips=1, by=NODE, now=NOW)
    assert (lead.screening, lead.score, lead.exposure, lead.waiting) == (None, REPORTED, 2.0, True)
    assert Event.objects.get(kind="leads.raised").data == {"tips": 1}
    page = analyst.client().get(f"/leads/{lead.public_id}/").content.decode()
    assert "the lead comes from tips" in page
    assert analyst.client().get("/leads/").content.decode().count("1 tip<") == 1


def test_a_finding_on_the_same_version_is_taken_up_and_the_tips_stay(analyst: Standing, tmp_path: Path) -> None:
    row = listing_row(9, title="耐克鞋", category="鞋", price=100.0)
    take(analyst, tmp_path / "run", [row])
    Lead.objects.all().delete()
    listing = Listing.objects.get()
    Lead.objects.filter(pk=raise_lead(listing=listing, tips=1, by=NODE, now=NOW).pk).update(screening=None)
    from_screening = listing.versions.get().screenings.get()
    requeue(from_screening.pk, analyst)
    lead = Lead.objects.get()
    assert (lead.screening, lead.tips_count, lead.exposure) == (from_screening, 1, 3.0)


def requeue(screening: int, analyst: Standing) -> None:
    """As if the finding came now."""
    source = Import.objects.latest("pk")
    queue_findings(screenings=[screening], taken=Taken([screening], source, analyst.actor, NOW))


def test_followers_hear_of_leads_with_tips_alone(leads: list[Lead], analyst: Standing) -> None:
    heard: list[tuple[str, int]] = []

    def follow(moved: Moved) -> None:
        heard.append((moved.verb, moved.lead.pk))

    FOLLOWERS.append(follow)
    try:
        raised = raise_lead(listing=leads[1].listing, tips=1, by=NODE, now=NOW)
        claim_lead(lead=raised, by=analyst.actor, now=NOW)
        decide_leads(leads=[raised, leads[0]], verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    finally:
        FOLLOWERS.remove(follow)
    assert heard == [("claim", raised.pk), ("decide", raised.pk)]
