"""From a decided lead to a breach: drafted for the person, counted for the version that was judged, once."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.measures.deciding import decided, decision_on
from tests.desk.measures.world import FACTS, World, make_world
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.models import Listing, ListingState
from touchstone.desk.leads.actions.deciding import step_on
from touchstone.desk.leads.actions.second_reviews import close_second_reviews, draw_second_reviews
from touchstone.desk.leads.models import Lead
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.drafting import likely_kind
from touchstone.desk.measures.errors import CheckedError, EstablishedError, NoVerdictError
from touchstone.desk.measures.models import Breach, Measure
from touchstone.rulebook.penalties.code_file import shipped_codes

pytestmark = pytest.mark.django_db
MODEL = next(code for code in shipped_codes() if code.key == "model")


def establish_from(lead: Lead, analyst: Standing, **more: str) -> Breach:
    return establish_breach(
        listing=lead.listing, kind="counterfeit", decision=decision_on(lead), by=analyst.actor, now=NOW, **FACTS, **more
    )


def test_the_page_of_a_decided_lead_leads_to_a_drafted_breach(world: World, analyst: Standing) -> None:
    lead, client = decided(world, analyst), analyst.client()
    address = f"/measures/from/{lead.public_id}/"
    assert f'href="{address}"' in client.get(f"/leads/{lead.public_id}/").content.decode()
    page = client.get(address).content.decode()
    for drafted in ("The title says replica.", "标题写明高仿。", "A reviewer looked at version 1", "(standard@1)"):
        assert drafted in page
    assert re.search(r'value="counterfeit"\s+selected', page)


def test_the_form_sent_twice_makes_one_breach(world: World, analyst: Standing) -> None:
    client, address = analyst.client(), f"/measures/from/{decided(world, analyst).public_id}/"
    found = re.search(r'name="deed" value="(\w+)"', client.get(address).content.decode())
    assert found is not None
    sent = {"kind": "counterfeit", "deed": found[1], **FACTS}
    first, second = (client.post(address, sent).headers["Location"] for _ in range(2))
    assert first == second
    assert Breach.objects.count() == 1
    page = client.get(address.replace("/measures/from/", "/leads/")).content.decode()
    assert first in page
    assert address not in page


def test_the_form_of_a_listing_sent_twice_makes_one_breach_too(world: World, analyst: Standing) -> None:
    decided(world, analyst)
    client, address = analyst.client(), f"/measures/new/{world.listing.public_id}/"
    for _ in range(2):
        client.post(address, {"kind": "counterfeit", "deed": "a" * 32, **FACTS})
    assert Breach.objects.count() == 1


def test_a_verdict_founds_one_breach_until_it_is_reversed(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst)
    breach = establish_from(lead, analyst)
    assert (breach.screening.ruleset, breach.decision) == ("standard@1", decision_on(lead))  # type: ignore[union-attr]
    with pytest.raises(EstablishedError):
        establish_from(lead, analyst)


def test_a_breach_waits_while_a_second_person_looks_at_the_lead(
    world: World, analyst: Standing, settings: LazySettings
) -> None:
    settings.SECOND_REVIEWS = 100
    lead = decided(world, analyst)
    client, address = analyst.client(), f"/measures/from/{lead.public_id}/"
    page = client.get(f"/leads/{lead.public_id}/").content.decode()
    assert "A second person looks at this lead" in page
    assert address not in page
    assert client.get(address).status_code == 409
    with pytest.raises(CheckedError):
        establish_from(lead, analyst)
    draw_second_reviews(now=NOW + timedelta(minutes=11))
    step_on(lead=Lead.objects.get(waiting=True), verb="lapse", by=gone(world, analyst), now=NOW)
    close_second_reviews(now=NOW + timedelta(minutes=12))
    assert establish_from(lead, analyst).decision == decision_on(lead)


def gone(world: World, analyst: Standing) -> Actor:
    """The listing is no longer online; returns who sees to its lead."""
    Listing.objects.filter(pk=world.listing.pk).update(state=ListingState.OFFLINE)
    return make_standing("Bea", analyst.organisation, "analyst").actor


def test_no_breach_follows_where_nothing_is_wrong(world: World, analyst: Standing) -> None:
    lead = decided(world, analyst, "fine")
    with pytest.raises(NoVerdictError):
        establish_from(lead, analyst)
    assert analyst.client().get(f"/measures/from/{lead.public_id}/").status_code == 409
    assert "/measures/from/" not in analyst.client().get(f"/leads/{lead.public_id}/").content.decode()


def test_an_upheld_appeal_overturns_the_verdict(world: World, analyst: Standing, supervisor: Standing) -> None:
    lead = decided(world, analyst)
    breach = establish_from(lead, analyst)
    appeal = file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=NOW)
    decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=NOW)
    lead.refresh_from_db()
    assert (lead.verdict, decision_on(lead).overturning.verdict) == ("fine", "fine")
    assert not Measure.objects.filter(reversed_at=None).exists()


@pytest.mark.parametrize(
    ("verdict", "kind"), [("counterfeit", "counterfeit"), ("dangerous", "dangerous"), ("other_breach", "misleading")]
)
def test_the_likeliest_kind_fits_the_verdict(verdict: str, kind: str) -> None:
    assert likely_kind(verdict, MODEL.kinds) == kind
    assert likely_kind(verdict, ()) == ""


def test_sellers_do_not_see_the_way_from_leads(world: World, analyst: Standing) -> None:
    lead = decided(make_world(analyst, "Mo"), analyst)
    assert world.house.client().get(f"/measures/from/{lead.public_id}/").status_code == 403
