"""The columns of uploaded files: what they are called there, and the Arrow schema they are read as."""

import pyarrow as pa

from touchstone.desk.dossiers.models import ImportKind
from touchstone.tables.schemas import FINDINGS, LISTINGS


def _texts(*names: str) -> pa.Schema:
    return pa.schema([pa.field(name, pa.string()) for name in names])


SCHEMAS: dict[str, pa.Schema] = {
    ImportKind.SELLERS: _texts("seller_id", "name", "kind", "country", "registration_number"),
    ImportKind.SHOPS: _texts("shop_id", "name", "seller_id"),
    ImportKind.LISTINGS: pa.schema([*LISTINGS, *_texts("shop_id", "state", "orders", "first_sold_at")]),
    ImportKind.BRANDS: _texts("name", "aliases", "owner"),
    ImportKind.RIGHTS: _texts(
        "kind", "register", "number", "title", "classes", "valid_from", "valid_to", "state", "owner", "brand"
    ),
    ImportKind.PRODUCTS: _texts("gtin", "name", "brand"),
    ImportKind.FINDINGS: FINDINGS,
}

REQUIRED: dict[str, tuple[str, ...]] = {
    ImportKind.SELLERS: ("seller_id",),
    ImportKind.SHOPS: ("shop_id", "seller_id"),
    ImportKind.LISTINGS: ("listing_id", "title"),
    ImportKind.BRANDS: ("name",),
    ImportKind.RIGHTS: ("kind", "number"),
    ImportKind.PRODUCTS: ("gtin", "name"),
    ImportKind.FINDINGS: ("listing_id", "verdict"),
}

ALIASES: dict[str, tuple[str, ...]] = {
    "seller_id": ("seller id", "seller", "merchant id", "卖家id", "卖家编号", "商家id", "商户id"),
    "shop_id": ("shop id", "store id", "店铺id", "店铺编号"),
    "name": ("seller name", "shop name", "brand name", "product name", "名称", "卖家名称", "店铺名称", "品牌名称", "产品名称", "品名"),
    "kind": ("type", "类型", "权利类型", "卖家类型"),
    "country": ("国家", "国家/地区"),
    "registration_number": ("uscc", "registration no", "统一社会信用代码", "信用代码", "注册号", "营业执照号"),
    "state": ("status", "状态"),
    "orders": ("completed orders", "sales", "sold", "销量", "成交数", "成交订单数", "订单数"),
    "first_sold_at": ("first sold at", "first sale", "首次成交时间", "首单时间"),
    "aliases": ("alias", "other names", "别名"),
    "owner": ("owner id", "权利人"),
    "register": ("jurisdiction", "登记机构", "管辖"),
    "number": ("no", "registration number", "号码", "注册号", "专利号", "商标号"),
    "title": ("名称", "标题"),
    "classes": ("class", "nice", "locarno", "类别"),
    "valid_from": ("from", "有效期起", "生效日"),
    "valid_to": ("to", "until", "有效期至", "到期日"),
    "gtin": ("ean", "barcode", "条码", "条形码"),
    "brand": ("brand name", "品牌"),
}  # fmt: skip
