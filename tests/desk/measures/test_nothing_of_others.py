"""Whatever happens to another seller, no page and no answer of the API names it to this one, in one identity or not."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.drafting_appeals import save_draft
from touchstone.desk.measures.models import Appeal, Breach, Measure

pytestmark = pytest.mark.django_db
OWN = tuple(f"/measures/standing/{page}" for page in ("", "points/", "breaches/", "listings/", "file/", "file.json"))
PAGES = (
    *OWN, "/", "/measures/", "/measures/code/", "/deadlines/", "/inbox/", "/record/", "/evidence/", "/dossiers/listings/",
    "/dossiers/shops/", "/dossiers/sellers/", "/dossiers/listings/export.csv", "/dossiers/listings/?q=shoes",
    "/measures/standing/listings/?q=shoes", "/api/v1/measures", "/api/v1/listings", "/api/v1/shops", "/api/v1/sellers",
)  # fmt: skip
DEEDS = st.lists(
    st.tuples(
        st.booleans(), st.sampled_from(("counterfeit", "misleading", "dangerous")), st.integers(0, 3),
        st.sampled_from(("", "draft", "appeal", "uphold")),
    ), max_size=3,
)  # fmt: skip


def do(world: World, kind: str, days: int, then: str, analyst: Standing, supervisor: Standing) -> None:
    """A breach, and what its seller does about it."""
    breach = establish(world, analyst, kind=kind, days=days)
    if then == "draft":
        save_draft(breach=breach, text=f"draft of {world.seller.name}", by=world.house.actor, now=breach.established_at)
    elif then:
        appeal = file_appeal(
            breach=breach, text=f"plea of {world.seller.name}", by=world.house.actor, now=breach.established_at
        )
        if then == "uphold":
            decide_appeal(appeal=appeal, verb="uphold", reason="It is.", by=supervisor.actor, now=breach.established_at)


def names_of(world: World) -> set[str]:
    """Every name and number by which the seller, its shop, its listing or what befell it can be known."""
    shop = world.listing.shop
    assert shop is not None
    own = {world.seller.public_id, world.seller.name, shop.public_id, shop.name, world.listing.public_id}
    own |= {world.listing.platform_listing_id, world.house.organisation.name, world.house.organisation.public_id}
    for model, way in ((Breach, "seller"), (Measure, "breach__seller"), (Appeal, "breach__seller")):
        own |= set(model._default_manager.filter(**{way: world.seller}).values_list("public_id", flat=True))
    return own


def told(world: World) -> str:
    """Everything that its person reads."""
    client, texts = world.house.client(), []
    for page in PAGES:
        answer = client.get(page)
        assert answer.status_code in (200, 403), page
        content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
        texts.append(content.decode())
    return "\n".join(texts)


@given(deeds=DEEDS, merges=st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_seller_reads_nothing_of_another(
    analyst: Standing, supervisor: Standing, world: World, deeds: list[tuple[bool, str, int, str]], *, merges: bool
) -> None:
    with transaction.atomic():
        other = make_world(analyst, "Mo")
        if merges:
            merge_sellers(
                seller=world.seller.public_id, into=other.seller.public_id, seen=world.seller.version, reason="same",
                by=supervisor.actor, now=NOW,
            )  # fmt: skip
        for is_own, kind, days, then in sorted(deeds, key=lambda deed: deed[2]):
            do(world if is_own else other, kind, days, then, analyst, supervisor)
        for mine, theirs in ((world, other), (other, world)):
            text = told(mine)
            assert [name for name in sorted(names_of(theirs)) if name in text] == []
            assert mine.listing.public_id in text
        transaction.set_rollback(True)


def test_a_colleague_who_is_not_entitled_reads_none_of_it(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    colleague = make_standing("Colleague", world.house.organisation, "administrator").client()
    assert [colleague.get(page).status_code for page in OWN] == [403] * len(OWN)
