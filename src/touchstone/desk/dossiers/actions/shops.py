"""Dossiers of shops are opened and changed."""

from datetime import datetime

from django.core.exceptions import ValidationError

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.dossiers.actions.editing import demand_version, save_checked, save_edit, set_fields, signed
from touchstone.desk.dossiers.actions.sellers import seller_to_change
from touchstone.desk.dossiers.checks import check_platform
from touchstone.desk.dossiers.entries import index_shop
from touchstone.desk.dossiers.errors import AlreadyThereError
from touchstone.desk.dossiers.joined import tell_grown
from touchstone.desk.dossiers.models import Shop
from touchstone.desk.dossiers.problems import refuse
from touchstone.desk.dossiers.queries.finding import find_to_change
from touchstone.desk.dossiers.queries.visible import visible_shops

EDIT = Permission.DOSSIER_EDIT


@act
def add_shop(*, by: Actor, now: datetime, seller: str, platform: str, platform_shop_id: str, name: str) -> Shop:
    """Open the dossier of a shop of this seller."""
    owner = seller_to_change(by, now, seller)
    try:
        platform = check_platform(platform)
    except ValidationError as refusal:
        raise refuse(refusal) from None
    if Shop.objects.filter(platform=platform, platform_shop_id=platform_shop_id).exists():
        raise AlreadyThereError(what=f"{platform} {platform_shop_id}")
    shop = Shop(
        seller=owner,
        platform=platform,
        platform_shop_id=platform_shop_id,
        name=name.strip(),
        created_at=now,
        created_by=signed(by),
    )
    save_checked(shop)
    record("dossiers.shop_added", shop, by=by, now=now, also=(owner,), data={"version": shop.version})
    index_shop(shop)
    tell_grown([owner], by, now)
    return shop


@act
def edit_shop(*, by: Actor, now: datetime, shop: str, seen: int, name: str) -> Shop:
    """Change the name of a shop."""
    row = find_to_change(visible_shops(by, now), visible_shops(by, now, EDIT), shop, EDIT)
    demand_version(row, seen)
    save_edit(row, set_fields(row, {"name": name.strip()}), "dossiers.shop_edited", by=by, now=now)
    index_shop(row)
    return row
