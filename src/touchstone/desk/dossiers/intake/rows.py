"""One row of an upload: its values as the dossiers take them, or the problem with its column."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _

from touchstone.desk.dossiers.checks import (
    check_classes,
    check_country,
    check_gtin,
    check_register,
    check_registration_number,
)
from touchstone.desk.dossiers.contents import as_price
from touchstone.desk.dossiers.models import ImportKind, ListingState, RightKind, RightState, SellerKind, Verdict

Row = Mapping[str, Any]
NAME, ID, LONG = 200, 120, 1000
VERDICTS = frozenset(Verdict.values) - {""}


class RowProblem(Exception):  # noqa: N818 - it is a finding about data, not a fault
    """What is wrong in which column."""

    def __init__(self, column: str, refusal: ValidationError) -> None:
        super().__init__(column)
        self.column, self.refusal = column, refusal


def check_row(kind: str, row: Row) -> dict[str, Any]:
    """The cleaned values. Raises RowProblem."""
    return CHECKS[kind](row)


def _text(row: Row, column: str, most: int = NAME, *, needed: bool = False) -> str:
    value = (row.get(column) or "").strip().replace("\x00", "")
    if needed and not value:
        raise RowProblem(column, ValidationError(_("This must be filled in.")))
    if len(value) > most:
        raise RowProblem(column, ValidationError(_("This is longer than %(most)s characters."), params={"most": most}))
    return value


def _one_of(row: Row, column: str, choices: Any, default: str) -> str:
    value = _text(row, column).lower()
    if not value:
        return default
    words = {str(word).lower(): key for key, label in choices.choices for word in (key, label) if key}
    chinese = WORDS.get(value, value)
    if chinese not in words:
        message = _("“%(value)s” is none of: %(choices)s.")
        raise RowProblem(
            column, ValidationError(message, params={"value": value, "choices": ", ".join(choices.values)})
        )
    return str(words[chinese])


def _checked(column: str, check: Callable[..., Any], *values: Any) -> Any:
    try:
        return check(*values)
    except ValidationError as refusal:
        raise RowProblem(column, refusal) from None


def _day(row: Row, column: str) -> date | None:
    value = _text(row, column).replace("/", "-").replace(".", "-")[:10]
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        message = _("“%(value)s” is no day: write 2026-01-31.")
        raise RowProblem(column, ValidationError(message, params={"value": value})) from None


def _seller(row: Row) -> dict[str, Any]:
    country = _checked("country", check_country, _text(row, "country") or "CN")
    number = _checked("registration_number", check_registration_number, country, _text(row, "registration_number"))
    own_id = _text(row, "seller_id", ID, needed=True)
    kind = _one_of(row, "kind", SellerKind, "")
    name = _text(row, "name") or own_id
    return {"seller_id": own_id, "name": name, "kind": kind, "country": country, "registration_number": number}


def _shop(row: Row) -> dict[str, Any]:
    own_id = _text(row, "shop_id", ID, needed=True)
    return {
        "shop_id": own_id,
        "name": _text(row, "name") or own_id,
        "seller_id": _text(row, "seller_id", ID, needed=True),
    }


def _listing(row: Row) -> dict[str, Any]:
    seller = _text(row, "seller_id", ID)
    return {
        "listing_id": _text(row, "listing_id", ID, needed=True),
        "seller_id": seller,
        "shop_id": _text(row, "shop_id", ID) or seller,
        "title": _text(row, "title", 10**6, needed=True)[:LONG],
        "description": _text(row, "description", 10**6),
        "price": as_price(row.get("price")),
        "currency": _text(row, "currency", 3),
        "category": _text(row, "category", 10**6)[:300],
        "brand_text": _text(row, "brand", 10**6)[:NAME],
        "images": [str(image)[:2000] for image in row.get("images") or ()],
        "state": _one_of(row, "state", ListingState, ListingState.ONLINE),
        **_sales(row),
    }


def _sales(row: Row) -> dict[str, Any]:
    """The completed orders, where the platform counts them; of a day as the first sale it is not known when on it."""
    count, first = _text(row, "orders").removesuffix(".0"), _text(row, "first_sold_at")
    if count and not (count.isascii() and count.isdigit() and len(count) < 16):
        message = _("“%(value)s” is no number of orders: write 0 or more, in digits.")
        raise RowProblem("orders", ValidationError(message, params={"value": count[:40]}))
    if first and not int(count or 0):
        raise RowProblem(
            "first_sold_at", ValidationError(_("A first sale without an order: fill in the number of orders."))
        )
    return {"orders": int(count) if count else None, "first_sold_at": _moments(row, "first_sold_at") if first else None}


def _moments(row: Row, column: str) -> tuple[datetime, datetime]:
    """The earliest and the latest moment that is meant: a day is all of it, in the time zone of the desk."""
    value, zone = _text(row, column), get_default_timezone()
    day = _day(row, column)
    if day is not None and len(value) <= 10:
        begin = datetime.combine(day, time(), zone)
        return begin, begin + timedelta(days=1)
    try:
        at = datetime.fromisoformat(value.replace("/", "-"))
    except ValueError:
        message = _("“%(value)s” is no moment: write 2026-01-31 or 2026-01-31 14:05.")
        raise RowProblem(column, ValidationError(message, params={"value": value})) from None
    at = at if at.tzinfo else at.replace(tzinfo=zone)
    return at, at


def _brand(row: Row) -> dict[str, Any]:
    aliases = [part.strip() for part in _text(row, "aliases", LONG).replace("；", ";").replace("|", ";").split(";")]
    return {
        "name": _text(row, "name", needed=True),
        "aliases": [part for part in aliases if part],
        "owner": _text(row, "owner", 32),
    }


def _right(row: Row) -> dict[str, Any]:
    kind = _one_of(row, "kind", RightKind, "")
    if not kind:
        raise RowProblem("kind", ValidationError(_("This must be filled in.")))
    classes = _text(row, "classes").replace("；", ";").replace("，", ";").replace(",", ";").split(";")
    begins, ends = _day(row, "valid_from"), _day(row, "valid_to")
    if begins and ends and ends < begins:
        raise RowProblem("valid_to", ValidationError(_("The right ends before it begins.")))
    return {
        "kind": kind,
        "register": _checked("register", check_register, _text(row, "register") or "CN"),
        "number": _text(row, "number", 40, needed=True),
        "title": _text(row, "title"),
        "classes": _checked("classes", check_classes, kind, classes),
        "valid_from": begins,
        "valid_to": ends,
        "state": _one_of(row, "state", RightState, RightState.IN_FORCE),
        "owner": _text(row, "owner", 32),
        "brand": _text(row, "brand"),
    }


def _product(row: Row) -> dict[str, Any]:
    gtin = _checked("gtin", check_gtin, _text(row, "gtin", needed=True))
    return {"gtin": gtin, "name": _text(row, "name", needed=True), "brand": _text(row, "brand")}


def _finding(row: Row) -> dict[str, Any]:
    if row["verdict"] not in VERDICTS:
        raise RowProblem("verdict", ValidationError(_("This is none of the verdicts of screening.")))
    return dict(row)


WORDS = {
    "个人": SellerKind.PERSON, "企业": SellerKind.ENTERPRISE, "公司": SellerKind.ENTERPRISE,
    "商标": RightKind.TRADEMARK, "专利": RightKind.PATENT, "外观设计": RightKind.DESIGN, "著作权": RightKind.COPYRIGHT,
    "在售": ListingState.ONLINE, "下架": ListingState.OFFLINE, "删除": ListingState.REMOVED,
    "有效": RightState.IN_FORCE, "失效": RightState.LAPSED, "无效": RightState.INVALIDATED, "申请中": RightState.APPLIED,
}  # fmt: skip
CHECKS: dict[str, Callable[[Row], dict[str, Any]]] = {
    ImportKind.SELLERS: _seller,
    ImportKind.SHOPS: _shop,
    ImportKind.LISTINGS: _listing,
    ImportKind.BRANDS: _brand,
    ImportKind.RIGHTS: _right,
    ImportKind.PRODUCTS: _product,
    ImportKind.FINDINGS: _finding,
}
