"""Random histories of leads, removals, tips, sales and appeals, made by the acts of the desk."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tests.desk.measures.world import FACTS, adopt_model
from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import hold, reported
from touchstone.desk.authority.actor import NODE, PUBLIC
from touchstone.desk.dossiers.models import Listing, ListingSales, Screening
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.leads.actions.deciding import decide_leads, step_on, undo_deed
from touchstone.desk.leads.actions.raising import raise_lead
from touchstone.desk.leads.actions.second_reviews import close_second_reviews, draw_second_reviews
from touchstone.desk.leads.models import Lead, LeadVerdict, SecondReview
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.models import Breach
from touchstone.desk.tips.actions.answering import step_on as step_on_tip
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.addresses import Place

VERDICTS = list(LeadVerdict)


def play_leads(random: Random, analyst: Standing, count: int = 12) -> None:
    """Leads are opened, decided, taken back and opened again at random times."""
    for place in range(count):
        listing = hold(analyst, f"L-{place}")
        now = NOW + timedelta(hours=random.randrange(200))
        lead = raise_lead(listing=listing, tips=1, by=NODE, now=now)
        while random.random() < 0.75:
            now += timedelta(minutes=random.randrange(6000))
            if lead.waiting:
                deed = decide_leads(leads=[lead], verdict=random.choice(VERDICTS), by=analyst.actor, now=now)
                if random.random() < 0.4:
                    undo_deed(deed=deed, by=analyst.actor, now=now + timedelta(minutes=5))
            else:
                step_on(lead=lead, verb="reopen", by=analyst.actor, now=now, reason="New pictures.")
            lead.refresh_from_db()


def play_reviews(random: Random, analyst: Standing, supervisor: Standing, count: int) -> None:
    """Found leads with signals are decided; what is drawn is decided again by another person, some are settled."""
    for place in range(count):
        at = NOW + timedelta(hours=random.randrange(100))
        lead = raise_lead(listing=hold(analyst, f"S-{place}"), tips=1, by=NODE, now=at)
        names = random.sample(("price_gap", "replica_claim", "hidden_link"), 2)
        kept = {"signals": [{"name": name} for name in names]}
        found = Screening(
            version=lead.listing_version,
            verdict="review",
            score=0.7,
            ruleset="standard@1",
            signals=kept,
            at=at,
            created_at=at,
        )
        found.save()
        Lead.objects.filter(pk=lead.pk).update(screening=found)
        lead.refresh_from_db()
        decide_leads(leads=[lead], verdict=random.choice(VERDICTS), by=analyst.actor, now=at + timedelta(hours=9))
    draw_second_reviews(now=NOW + timedelta(hours=120))
    for second in SecondReview.objects.filter(open=True).exclude(lead=None).select_related("lead"):
        if second.lead is not None and second.lead.waiting and random.random() < 0.8:
            later = NOW + timedelta(hours=random.randrange(125, 160))
            decide_leads(leads=[second.lead], verdict=random.choice(VERDICTS), by=supervisor.actor, now=later)
    close_second_reviews(now=NOW + timedelta(hours=170))


def breach(analyst: Standing, thing: str, at: datetime) -> Breach:
    """A counterfeit listing is removed, as the model code owes it."""
    listing = Listing.objects.filter(platform_listing_id=thing).first() or hold(analyst, thing)
    photo = add_file(chunks=[thing.encode()], name="photo.txt", by=analyst.actor, now=at)
    return establish_breach(
        listing=listing,
        kind="counterfeit",
        evidence=[photo.public_id],
        by=analyst.actor,
        now=at,
        **FACTS,  # type: ignore[arg-type]
    )


def play_removals(random: Random, analyst: Standing, supervisor: Standing, seller: Standing | None = None) -> None:
    """Listings are removed; some had been reported, of some the platform says when they sold, some measures are reversed."""
    adopt_model()
    for number in range(8):
        thing, at = f"R-{number}", NOW + timedelta(hours=random.randrange(240))
        found = breach(analyst, thing, at)
        if random.random() < 0.5:
            tip, _ = reported(Place("bazaar", thing), now=at + timedelta(hours=random.randrange(-30, 30)))
            if random.random() < 0.3:
                step_on_tip(tip=tip, verb="withdraw", by=replace(PUBLIC, holds=tip.public_id), now=tip.created_at)
        if random.random() < 0.7:
            _say_sales(random, found.listing_version.listing, at)
        if seller is not None and random.random() < 0.6:
            found.seller.organisation = seller.organisation
            found.seller.save()
            appeal = file_appeal(breach=found, text="It is genuine.", by=seller.actor, now=at + timedelta(hours=3))
            verb, later = random.choice(("uphold", "reject")), at + timedelta(hours=random.randrange(4, 60))
            decide_appeal(appeal=appeal, verb=verb, reason="The invoice.", by=supervisor.actor, now=later)
    find_targets(NOW + timedelta(days=20))


def _say_sales(random: Random, listing: Listing, at: datetime) -> None:
    sold, until = (at + timedelta(hours=random.choice((-9, 0, 9))) for _ in range(2))
    ListingSales.objects.create(
        listing=listing,
        orders=1,
        as_of=at,
        sold_by=random.choice((None, sold)),
        unsold_until=random.choice((None, until)),
    )
