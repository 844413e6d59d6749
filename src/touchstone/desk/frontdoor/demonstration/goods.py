"""What the cast owns and was given: shops, brands with rights and a certificate, dossiers shared with agencies, a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max

from touchstone.desk.accounts.access.actions.requests import submit_request
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.authority.actor import NODE, PUBLIC, Actor, Via
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import edit_seller
from touchstone.desk.dossiers.actions.sharing import share_dossier
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.evidence.actions import add_file
from touchstone.desk.frontdoor.demonstration.cast import DOMAIN
from touchstone.desk.frontdoor.demonstration.certificate import draw_certificate

HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class OwnBrand:
    """A brand of the right holder with its trademark and one product; `is_proven`: with a certificate and an agent."""

    name: str
    aliases: tuple[str, ...]
    number: str
    title: str
    classes: tuple[str, ...]
    since: date
    gtin: str
    product: str
    is_proven: bool = False


# The first GTIN is the example of GS1 China's guides, the others are of the range for use within a house.
BRANDS = (
    OwnBrand(
        "试金 Touchgold", ("试金", "touchgold"), "SIM-0000025", "试金 TOUCHGOLD（模拟）", ("18", "25"),
        date(2020, 3, 7), "6901234567892", "试金 帆布鞋（模拟）", is_proven=True,
    ),
    OwnBrand(
        "青石屿 Slateisle", ("青石屿", "slateisle"), "SIM-0000026", "青石屿 SLATEISLE（模拟）", ("3",),
        date(2021, 9, 14), "2001234500012", "青石屿 洗面奶（模拟）",
    ),
    OwnBrand(
        "云檐 Cloudeave", ("云檐", "cloudeave"), "SIM-0000027", "云檐 CLOUDEAVE（模拟）", ("9",),
        date(2022, 5, 21), "2001234500029", "云檐 耳机（模拟）",
    ),
)  # fmt: skip
SHARES = (
    ("police", "联合研判：疑似制售假冒商品", 90),
    ("regulator", "抽检线索：质量不合格", 60),
    ("press", "核查出版物经营许可", 30),
    ("ip", "专利纠纷专家意见", 30),
    ("association", "联盟风险通报", 30),
)
"""Organisation, purpose, days: each is given the dossiers of two sellers whose listings score highest."""
EACH = 2


def hand_out(organisations: Mapping[str, Organisation], *, now: datetime) -> None:
    """Give everybody of the cast something to look at."""
    _own_brands(organisations["brand"], organisations["agent"], now)
    _share(organisations, now)
    _ask_for_access(now)


def own_shops(owner: Organisation, *, now: datetime) -> Seller | None:
    """The seller with most shops belongs to the cast; None: the market is empty."""
    seller = Seller.objects.annotate(shops_held=Count("shops")).order_by("-shops_held", "pk").first()
    if seller is not None:
        edit_seller(by=NODE, now=now, seller=seller.public_id, seen=seller.version, organisation=owner)
    return seller


def _own_brands(owner: Organisation, agent: Organisation, now: datetime) -> None:
    proof = _proof(owner, now)
    for each in BRANDS:
        brand = add_brand(by=NODE, now=now, name=each.name, aliases=each.aliases, owner=owner)
        add_right(
            by=NODE,
            now=now,
            kind="trademark",
            number=each.number,
            title=each.title,
            classes=each.classes,
            valid_from=each.since,
            valid_to=each.since.replace(year=each.since.year + 10) - timedelta(days=1),
            owner=owner,
            agent=agent if each.is_proven else None,
            proof=proof if each.is_proven else None,
            brands=(brand.public_id,),
        )
        add_product(by=NODE, now=now, gtin=each.gtin, name=each.product, brand=brand.public_id)


def _proof(owner: Organisation, now: datetime) -> str:
    holder = Person.objects.get(email=f"{HOLDER}@{DOMAIN}")
    by = Actor(
        person=holder.public_id,
        organisation=owner.public_id,
        person_row=holder.pk,
        organisation_row=owner.pk,
        kind=OrganisationKind(owner.kind),
        roles=frozenset({"right_holder"}),
        strong=True,
        via=Via.NODE,
    )
    return str(add_file(chunks=[draw_certificate()], name="certificate-simulated.png", by=by, now=now).public_id)


def _share(organisations: Mapping[str, Organisation], now: datetime) -> None:
    scored = Seller.objects.filter(root=None, organisation=None).annotate(highest=Max("shops__listings__score"))
    suspects = list(scored.filter(highest__gt=0).order_by("-highest", "pk")[: EACH * len(SHARES)])
    for place, (key, purpose, days) in enumerate(SHARES):
        for seller in suspects[place * EACH : (place + 1) * EACH]:
            partner = organisations[key].public_id
            until = now + timedelta(days=days)
            share_dossier(by=NODE, now=now, dossier=seller, organisation=partner, purpose=purpose, until=until)


def _ask_for_access(now: datetime) -> None:
    submit_request(
        name="示范二手商城（模拟）",
        kind=OrganisationKind.PLATFORM,
        is_chinese=False,
        registration_number="SIM-0001",
        why="希望与本工作台共享售假卖家信息，并接收质量预警。",
        contact_name="沈联络",
        contact_email=f"newcomer@{DOMAIN}",
        language="zh-hans",
        by=PUBLIC,
        now=now,
    )
