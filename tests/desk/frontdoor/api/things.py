"""One object of every kind, so that requests meet something; those of an organisation are the owner's."""

from collections.abc import Mapping
from datetime import timedelta

from tests.desk.audit.events import forget_heads
from tests.desk.measures.world import FACTS, adopt_model
from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import HARSH, founded, make_draft
from touchstone.desk.accounts.access.actions.requests import submit_request
from touchstone.desk.accounts.actions.keys import make_key
from touchstone.desk.audit.models import SignedHead
from touchstone.desk.audit.signing import sign_heads
from touchstone.desk.authority.actor import NODE, PUBLIC
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.delivery.actions.endpoints import add_endpoint
from touchstone.desk.delivery.message_kind import TEST
from touchstone.desk.delivery.models import InboxItem, Message
from touchstone.desk.delivery.outbox import publish
from touchstone.desk.delivery.policy import EgressPolicy
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.imports import upload_import
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.sharing import share_dossier
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Import, Listing, Screening
from touchstone.desk.dossiers.taken import Taken
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.saving import save_filter
from touchstone.desk.leads.intake import queue_findings
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.measures.actions.balancing import start_balance
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.actions.simulating import start_simulation
from touchstone.desk.measures.doubt_transitions import DOUBT
from touchstone.desk.measures.models import Appeal, Doubt, PlatformOrder
from touchstone.desk.measures.transitions import APPEAL
from touchstone.desk.rulesets.actions.trials import start_backtest
from touchstone.desk.rulesets.models import Rescreening, Training
from touchstone.desk.tips.actions.filing import file_tip
from touchstone.desk.tips.addresses import Place
from touchstone.desk.workflow.actions.stepping import begin

Things = Mapping[str, str]
"""Word of the path -> public id."""


def make_things(owner: Standing, analyst: Standing, supervisor: Standing) -> Things:
    """All of them."""
    return {**_of_owner(owner), **_dossiers(owner, analyst, supervisor), **_asked(), **_tip(), "size": _signed()}


def _of_owner(owner: Standing) -> dict[str, str]:
    by = owner.actor
    scopes = [Permission.RECORD_VIEW]
    key, _ = make_key(name="Nightly", scopes=scopes, lifetime=timedelta(days=30), by=by, now=NOW)
    url = "https://hooks.example.com/a"
    endpoint = add_endpoint(name="Hook", url=url, kinds=[TEST.key], policy=EgressPolicy(), by=by, now=NOW)
    publish(TEST.key, endpoint, organisations=[owner.organisation.pk], data={}, occurred_at=NOW)
    item = InboxItem.objects.create(
        person=owner.person, kind=TEST.key, subject_kind="delivery.endpoint", subject=endpoint.public_id,
        values={}, created_at=NOW,
    )  # fmt: skip
    file = add_file(chunks=[b"evidence\n"], name="note.txt", by=by, now=NOW)
    return {
        "organisation": owner.organisation.public_id,
        "key": key.public_id,
        "endpoint": endpoint.public_id,
        "delivery": Message.objects.latest("pk").public_id,
        "item": item.public_id,
        "file": file.public_id,
    }


def _signed() -> str:
    """The size of the newest head. The home forgets it again: the database goes back when the test ends."""
    forget_heads()
    sign_heads(NOW)
    forget_heads()
    return str(SignedHead.objects.latest("size").size)


def _dossiers(owner: Standing, analyst: Standing, supervisor: Standing) -> dict[str, str]:
    by = analyst.actor
    seller = add_seller(by=by, now=NOW, name="林氏貿易", kind="enterprise", accounts=[("bazaar", "S-1")])
    shop = add_shop(by=by, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id="P-1", name="林家铺子")
    listing = add_listing(by=by, now=NOW, shop=shop.public_id, platform_listing_id="L-1", title="耐克运动鞋 男款")
    brand = add_brand(by=owner.actor, now=NOW, name="House")
    right = add_right(by=owner.actor, now=NOW, kind="trademark", number="123", classes=["25"])
    product = add_product(by=owner.actor, now=NOW, gtin="6901234567892", name="Shoe", brand=brand.public_id)
    share = share_dossier(
        by=supervisor.actor, now=NOW, dossier=shop, organisation=owner.organisation.public_id, purpose="case 1"
    )
    row = upload_import(
        by=by, now=NOW, kind="sellers", platform="bazaar", as_of=NOW, file_name="a.csv", content=b"name\nLin\n"
    )
    rows = {"seller": seller, "shop": shop, "listing": listing, "brand": brand, "right": right, "product": product}
    return {
        **{word: each.public_id for word, each in rows.items()},
        "lead": make_lead(listing, analyst),
        "saved_filter": save_filter(name="Shoes", asked={}, is_shared=True, by=by, now=NOW).public_id,
        **_measures(listing, analyst),
        **_rulesets(supervisor),
        "share": share.public_id,
        "import_id": row.public_id,
    }


def _measures(listing: Listing, analyst: Standing) -> dict[str, str]:
    """A breach of the node's listing, one measure of it, and an appeal as its seller would have filed it."""
    adopt_model()
    screened = add_file(chunks=[b"a photograph\n"], name="photo.txt", by=analyst.actor, now=NOW)
    breach = establish_breach(
        listing=listing, kind="counterfeit", evidence=[screened.public_id], by=analyst.actor, now=NOW, **FACTS
    )
    appeal = Appeal(breach=breach, text="It is genuine.", filed_at=NOW, filed_by="per_seller")
    begin(workflow=APPEAL, subject=appeal, by=analyst.actor, now=NOW)
    measure = breach.measures.earliest("pk")
    order = PlatformOrder.objects.earliest("pk")
    simulation = start_simulation(code="model@1", days=365, by=analyst.actor, now=NOW)
    start_balance(by=analyst.actor, now=NOW)
    decided = _decided(listing, analyst)
    doubt = Doubt(
        breach=breach, decision=decided.decisions.get(), verdict="fine", settled=False, judged_by="per_other",
        raised_at=NOW, raised_by="node",
    )  # fmt: skip
    begin(workflow=DOUBT, subject=doubt, by=NODE, now=NOW)
    made = {
        "simulation": simulation,
        "breach": breach,
        "measure": measure,
        "appeal": appeal,
        "order": order,
        "doubt": doubt,
        "decided": decided,
    }
    return {word: row.public_id for word, row in made.items()}


def _decided(listing: Listing, analyst: Standing) -> Lead:
    """A lead of the same shop that was found to be a counterfeit."""
    assert listing.shop is not None
    other = add_listing(
        by=analyst.actor, now=NOW, shop=listing.shop.public_id, platform_listing_id="L-9", title="Shoes, as good as new"
    )
    lead = Lead.objects.get(public_id=make_lead(other, analyst))
    decide_leads(leads=[lead], verdict=LeadVerdict.COUNTERFEIT, by=analyst.actor, now=NOW)
    return lead


def _rulesets(supervisor: Standing) -> dict[str, str]:
    """A draft beside the live ruleset, and what waits for the background work: a backtest, a training, a rescreening."""
    draft = make_draft(supervisor, "2", HARSH)
    trial = start_backtest(release=draft, by=supervisor.actor, now=NOW)
    signed = {"created_at": NOW, "created_by": supervisor.actor.person}
    training = Training.objects.create(base=founded(), edition="3", **signed)
    rescreening = Rescreening.objects.create(release=founded(), **signed)
    made = {"release": draft, "trial": trial, "training": training, "rescreening": rescreening}
    return {word: row.public_id for word, row in made.items()}


def make_lead(listing: Listing, analyst: Standing) -> str:
    """A lead on the listing as it is now."""
    kept = {"signals": [], "reasons": []}
    screening = Screening.objects.create(
        version=listing.versions.latest("number"), verdict="review", score=0.5, ruleset="standard@1", signals=kept,
        at=NOW, created_at=NOW,
    )  # fmt: skip
    source = Import.objects.filter(kind="sellers").latest("pk")
    queue_findings(screenings=[screening.pk], taken=Taken([screening.pk], source, analyst.actor, NOW))
    return Lead.objects.get(listing=listing, waiting=True).public_id


def _asked() -> dict[str, str]:
    request = submit_request(
        name="New House", kind=OrganisationKind.AGENT, is_chinese=False, registration_number="", why="To work",
        contact_name="Eve", contact_email="eve@example.org", language="en", by=PUBLIC, now=NOW,
    )  # fmt: skip
    return {"access_request": request.public_id}


def _tip() -> dict[str, str]:
    """What somebody reported of a listing that the desk does not hold."""
    tip, _token = file_tip(
        about="listing", place=Place("elsewhere", "X-1"), address="", ground="counterfeit", words="The seams are crooked.",
        contact_name="", contact_email="", language="en", by=PUBLIC, now=NOW,
    )  # fmt: skip
    return {"tip": tip.public_id, "target": tip.target.public_id}
