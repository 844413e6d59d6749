"""What a platform does to a seller, a shop or a listing."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """The verbs of penalty codes; their titles are in `TITLES`."""

    WARN = "warn"
    REMOVE_LISTING = "remove_listing"
    LIMIT_PUBLISHING = "limit_publishing"
    LIMIT_ACCOUNT = "limit_account"
    HIDE_SHOP = "hide_shop"
    DELIST_ALL = "delist_all"
    FREEZE_ACCOUNT = "freeze_account"
    CLOSE_SHOP = "close_shop"
    CLOSE_ACCOUNT = "close_account"


TITLES: dict[Action, tuple[str, str]] = {
    Action.WARN: ("warning", "警告"),
    Action.REMOVE_LISTING: ("listing removed", "下架商品"),
    Action.LIMIT_PUBLISHING: ("no new listings", "限制发布商品"),
    Action.LIMIT_ACCOUNT: ("account restricted", "限制账户功能"),
    Action.HIDE_SHOP: ("shop hidden", "屏蔽店铺"),
    Action.DELIST_ALL: ("all listings removed", "下架全部商品"),
    Action.FREEZE_ACCOUNT: ("account frozen", "冻结账户"),
    Action.CLOSE_SHOP: ("shop closed", "关闭店铺"),
    Action.CLOSE_ACCOUNT: ("account closed", "查封账户"),
}
"""Action → its title in English and Chinese."""


@dataclass(frozen=True, slots=True)
class Order:
    """An action and its term in days; None: no end (a warning, a removal, a closure for good)."""

    action: Action
    days: int | None = None
