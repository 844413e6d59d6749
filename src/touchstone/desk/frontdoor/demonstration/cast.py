"""Who plays in a demonstration: organisations and people, all invented."""

from dataclasses import dataclass

from touchstone.desk.authority.organisation_kind import OrganisationKind as Kind


@dataclass(frozen=True, slots=True)
class Player:
    """A person; `account` is the part of the e-mail address before the @."""

    account: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Troupe:
    """An organisation with its people."""

    key: str
    name: str
    kind: Kind
    players: tuple[Player, ...]
    operates_node: bool = False


DOMAIN = "demo.invalid"

TROUPES: tuple[Troupe, ...] = (
    Troupe(
        "platform",
        "示范商城（模拟）",
        Kind.PLATFORM,
        (
            Player("analyst", "林可", ("analyst",)),
            Player("supervisor", "周敏", ("supervisor",)),
            Player("supervisor2", "吴越", ("supervisor",)),
            Player("operator", "何川", ("operator", "administrator")),
        ),
        operates_node=True,
    ),
    Troupe("seller", "示范卖家（模拟）", Kind.SELLER, (Player("seller", "陈小店", ("seller", "administrator")),)),
    Troupe(
        "brand",
        "示范品牌公司（模拟）",
        Kind.RIGHT_HOLDER,
        (
            Player("holder", "苏文", ("right_holder",)),
            Player("administrator", "郑航", ("administrator",)),
        ),
    ),
    Troupe(
        "agent", "示范代理事务所（模拟）", Kind.AGENT, (Player("agent", "李律", ("right_holder", "administrator")),)
    ),
    Troupe(
        "police",
        "示范市公安局（模拟）",
        Kind.POLICE,
        (Player("police", "赵警官", ("police_officer", "administrator")),),
    ),
    Troupe(
        "regulator",
        "示范市市场监督管理局（模拟）",
        Kind.MARKET_REGULATOR,
        (Player("regulator", "孙检", ("regulator", "administrator")),),
    ),
    Troupe(
        "ip", "示范市知识产权局（模拟）", Kind.IP_OFFICE, (Player("expert", "钱专家", ("ip_expert", "administrator")),)
    ),
    Troupe(
        "press",
        "示范省新闻出版局（模拟）",
        Kind.PRESS_OFFICE,
        (Player("press", "冯编", ("press_officer", "administrator")),),
    ),
    Troupe(
        "association",
        "示范打假联盟（模拟）",
        Kind.ASSOCIATION,
        (Player("steward", "褚会长", ("steward", "administrator")),),
    ),
    Troupe(
        "research",
        "示范大学（模拟）",
        Kind.RESEARCH,
        (Player("researcher", "卫老师", ("researcher", "administrator")),),
    ),
)
