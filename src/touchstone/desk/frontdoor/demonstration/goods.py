"""What the cast owns and was given: a seller's shops, a brand with its right, dossiers shared with agencies, a request."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import Count, Max

from touchstone.desk.accounts.access.actions.requests import submit_request
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import NODE, PUBLIC
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import edit_seller
from touchstone.desk.dossiers.actions.sharing import share_dossier
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.frontdoor.demonstration.cast import DOMAIN

GTIN = "6901234567892"  # the example of GS1 China's guides
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
    _own_shops(organisations["seller"], now)
    _own_brand(organisations["brand"], organisations["agent"], now)
    _share(organisations, now)
    _ask_for_access(now)


def _own_shops(owner: Organisation, now: datetime) -> None:
    seller = Seller.objects.annotate(shops_held=Count("shops")).order_by("-shops_held", "pk").first()
    if seller is not None:
        edit_seller(by=NODE, now=now, seller=seller.public_id, seen=seller.version, organisation=owner)


def _own_brand(owner: Organisation, agent: Organisation, now: datetime) -> None:
    brand = add_brand(by=NODE, now=now, name="试金 Touchgold", aliases=("试金", "touchgold"), owner=owner)
    add_right(
        by=NODE,
        now=now,
        kind="trademark",
        number="SIM-0000025",
        title="试金 TOUCHGOLD（模拟）",
        classes=("18", "25"),
        valid_from=date(2020, 3, 7),
        valid_to=date(2030, 3, 6),
        owner=owner,
        agent=agent,
        brands=(brand.public_id,),
    )
    add_product(by=NODE, now=now, gtin=GTIN, name="试金 帆布鞋（模拟）", brand=brand.public_id)


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
