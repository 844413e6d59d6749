"""What people reported in the demonstration: on leads that wait, on what screening passed, on a shop, on what is not held."""

from datetime import datetime, timedelta

from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.dossiers.models import Listing, Shop
from touchstone.desk.leads.models import Lead
from touchstone.desk.tips.actions.filing import file_tip
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.grounds import About, Ground

REPORTED = timedelta(hours=5)
"""How long ago."""
WORDS = (
    "模拟举报：收到的商品做工粗糙，吊牌编号查不到。",
    "Simulated tip: the seams are crooked, and the seller offered a copy in the chat.",
    "模拟举报：朋友也买到了同样的假货。",
    "模拟举报：使用后皮肤红肿，包装上没有许可证号。",
)
ELSEWHERE = Place("otherplace", "X-1001")


def report(*, now: datetime) -> int:
    """File the tips and let the node look for what they are about; returns how many were filed."""
    at = now - REPORTED
    places = [(About.LISTING, place) for place in _listings()]
    places += [(About.SHOP, Place(shop.platform, shop.platform_shop_id)) for shop in Shop.objects.order_by("pk")[:1]]
    places.append((About.LISTING, ELSEWHERE))
    for number, (about, place) in enumerate(places):
        words, ground = (
            WORDS[number % len(WORDS)],
            (Ground.DANGEROUS if number % len(WORDS) == 3 else Ground.COUNTERFEIT),
        )
        _file(about, place, ground, words, at + timedelta(minutes=11 * number))
    find_targets(now)
    return len(places)


def _listings() -> list[Place]:
    """The most harmful lead twice, another one, and two listings that screening passed."""
    waiting = [
        lead.listing for lead in Lead.objects.filter(waiting=True).select_related("listing").order_by("-harm")[:2]
    ]
    passed = list(Listing.objects.filter(leads=None).order_by("pk")[:2])
    return [Place(each.platform, each.platform_listing_id) for each in (*waiting[:1], *waiting, *passed)]


def _file(about: str, place: Place, ground: str, words: str, at: datetime) -> None:
    file_tip(
        about=about,
        place=place,
        address="",
        ground=ground,
        words=words,
        contact_name="",
        contact_email="",
        language="zh-hans",
        by=PUBLIC,
        now=at,
    )
