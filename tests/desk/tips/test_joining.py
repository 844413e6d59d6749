"""A misread address is attached by hand to what it means, raises the lead, and can be taken off again without a trace."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row
from tests.desk.leads.conftest import take
from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import hold, reported
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.tips.actions.answering import answer_target
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.actions.joining import attach_target, detach_target
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.errors import AlreadyFoundError, NotByHandError
from touchstone.desk.tips.models import Target, Tip

pytestmark = pytest.mark.django_db
MISREAD = Place("bazaar", "share-9x")
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def target(listing: Listing) -> Target:
    """One tip whose address names the listing in a way that nobody reads."""
    tip, _token = reported(MISREAD)
    assert find_targets(NOW) == 0
    return tip.target


@pytest.fixture
def screened(analyst: Standing, tmp_path: Path) -> Listing:
    """A listing whose lead comes from screening."""
    take(analyst, tmp_path / "run", [listing_row(1, title="耐克鞋", category="鞋", price=1000.0, brand="耐克")])
    return Lead.objects.get().listing


def attached(target: Target, listing: Listing, analyst: Standing) -> Target:
    return attach_target(target=target, dossier=listing, reason="The same picture.", by=analyst.actor, now=LATER)


def detached(target: Target, analyst: Standing) -> Target:
    return detach_target(target=target, reason="Another seller.", by=analyst.actor, now=LATER)


def test_attaching_raises_the_lead_as_an_address_would(target: Target, listing: Listing, analyst: Standing) -> None:
    target = attached(target, listing, analyst)
    lead = Lead.objects.get()
    assert (lead.listing, lead.tips_count, target.lead) == (listing, 1, lead)
    reported(MISREAD)
    assert find_targets(LATER) == 1
    assert Lead.objects.get().tips_count == 2


def test_what_others_reported_by_its_address_is_joined(target: Target, listing: Listing, analyst: Standing) -> None:
    other, _token = reported()
    find_targets(NOW)
    attached(target, listing, analyst)
    assert Lead.objects.get().tips_count == 2
    decide_leads(leads=[Lead.objects.get()], verdict=LeadVerdict.COUNTERFEIT, by=analyst.actor, now=LATER)
    assert list(Tip.objects.values_list("outcome", flat=True)) == ["confirmed"] * 2
    page = analyst.client().get(f"/tips/{target.public_id}/").content.decode()
    assert f"/tips/{other.target.public_id}/" in page


def test_a_shop_is_answered_once_for_all_its_addresses(target: Target, listing: Listing, analyst: Standing) -> None:
    tip, _token = reported(Place("bazaar", "P-L-1"), about="shop")
    find_targets(NOW)
    assert listing.shop is not None
    attach_target(target=target, dossier=listing.shop, reason="Its front page.", by=analyst.actor, now=LATER)
    found = Target.objects.get(pk=tip.target_id)
    assert answer_target(target=found, outcome="confirmed", words="", by=analyst.actor, now=LATER) == 2


def test_detaching_leaves_no_lead_that_nothing_opened(target: Target, listing: Listing, analyst: Standing) -> None:
    target = detached(attached(target, listing, analyst), analyst)
    lead = Lead.objects.get()
    assert (lead.status, lead.waiting, lead.tips_count) == ("lapsed", False, 0)
    assert (target.listing, target.lead, target.attached_at, Tip.objects.get().is_counted) == (None, None, None, False)
    assert find_targets(LATER) == 0


def test_detaching_gives_a_lead_of_screening_its_rank_back(
    target: Target, screened: Listing, analyst: Standing
) -> None:
    before = Lead.objects.get(listing=screened)
    attached(target, screened, analyst)
    raised = Lead.objects.get(pk=before.pk)
    detached(target, analyst)
    after = Lead.objects.get(pk=before.pk)
    assert raised.harm > before.harm
    assert (after.harm, after.exposure, after.tips_count, after.waiting) == (before.harm, before.exposure, 0, True)


def test_what_the_wrong_verdict_answered_is_looked_at_again(
    target: Target, listing: Listing, analyst: Standing
) -> None:
    attached(target, listing, analyst)
    lead = Lead.objects.get()
    decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=analyst.actor, now=LATER)
    detached(target, analyst)
    assert Tip.objects.values_list("status", "outcome", "lead").get() == ("looked_at", "", None)
    assert Lead.objects.values_list("status", "tips_count").get() == ("decided", 0)


def test_other_tips_behind_the_lead_stay_behind_it(target: Target, listing: Listing, analyst: Standing) -> None:
    reported()
    find_targets(NOW)
    detached(attached(target, listing, analyst), analyst)
    assert Lead.objects.values_list("waiting", "tips_count").get() == (True, 1)


def test_only_what_is_not_found_is_attached_and_only_what_was_attached_detached(
    target: Target, listing: Listing, analyst: Standing
) -> None:
    with pytest.raises(NotByHandError):
        detached(target, analyst)
    attached(target, listing, analyst)
    with pytest.raises(AlreadyFoundError):
        attached(target, listing, analyst)
    tip, _token = reported()
    find_targets(NOW)
    with pytest.raises(NotByHandError):
        detached(tip.target, analyst)


def test_who_may_not_decide_attaches_nothing(target: Target, listing: Listing, operator: Standing) -> None:
    with pytest.raises(NotPermittedError):
        attached(target, listing, operator)
    assert not Target.objects.get(pk=target.pk).is_found


def test_the_record_tells_who_attached_what(target: Target, listing: Listing, analyst: Standing) -> None:
    detached(attached(target, listing, analyst), analyst)
    events = Event.objects.filter(subject=target.public_id).order_by("pk")
    assert list(events.values_list("kind", flat=True)) == ["tips.target_attached", "tips.target_detached"]


def test_the_page_offers_what_the_words_may_mean(target: Target, analyst: Standing) -> None:
    hold(analyst, "L-2")
    client, url = analyst.client(), f"/tips/{target.public_id}/"
    assert "No listing or shop fits." in client.get(url).content.decode()
    page = client.get(f"{url}?find=L-2")
    assert [str(each) for each in page.context["offered"]][:1] == ["运动鞋"]
    chosen = page.context["offered"][0].public_id
    assert client.post(f"{url}attach", {"dossier": chosen}).status_code == 422
    assert client.post(f"{url}attach", {"dossier": chosen, "reason": "The same picture."}).status_code == 302
    page = client.get(url).content.decode()
    assert "The same picture." in page
    assert client.post(f"{url}detach", {"reason": ""}).status_code == 422
    assert client.post(f"{url}detach", {"reason": "Another seller."}).status_code == 302
    assert Lead.objects.get().waiting is False


def test_a_dossier_that_is_not_there_is_not_attached(target: Target, analyst: Standing) -> None:
    answer = analyst.client().post(f"/tips/{target.public_id}/attach", {"dossier": "lst_0", "reason": "So."})
    assert (answer.status_code, Target.objects.get(pk=target.pk).is_found) == (404, False)


def test_programs_attach_and_detach(target: Target, listing: Listing, analyst: Standing) -> None:
    client, url = analyst.client(), f"/api/v1/tips/{Tip.objects.get().public_id}"
    both = {"reason": "So.", "listing": listing.public_id, "shop": listing.shop.public_id}  # type: ignore[union-attr]
    assert client.post(f"{url}/attach", both, content_type="application/json").status_code == 422
    body = {"reason": "The same picture.", "listing": listing.public_id}
    told = client.post(f"{url}/attach", body, content_type="application/json").json()
    assert (told["listing"], told["lead"]) == (listing.public_id, Lead.objects.get().public_id)
    told = client.post(f"{url}/detach", {"reason": "No."}, content_type="application/json").json()
    assert (told["listing"], told["attached_at"]) == (None, None)
