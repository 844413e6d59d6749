"""The fields of each sort of row of a penalty code."""

from touchstone.rulebook.penalties.action import Action, Order
from touchstone.rulebook.penalties.rows import (
    Alike,
    BreachKind,
    Cap,
    CarryOver,
    Counted,
    Gathering,
    Judged,
    Merging,
    Reset,
    Tier,
    Track,
)
from touchstone.rulebook.provision_rows import take_provision
from touchstone.tables.toml_table import TomlTable

MOST_POINTS = 1000
MOST_DAYS = 3660


def read_track(table: TomlTable, jurisdiction: str) -> Track:
    """One row of `[[tracks]]`; days belong to rolling tracks only."""
    fields = take_provision(table, jurisdiction)
    reset = Reset(table.take_word("reset", tuple(Reset)))
    track = Track(
        **fields,
        key=table.take_text("key", longest=40),
        title_en=table.take_text("title_en", longest=120),
        title_zh=table.take_text("title_zh", longest=120),
        reset=reset,
        days=table.take_count("days", 1, MOST_DAYS) if reset is Reset.ROLLING else 0,
    )
    table.close()
    return track


def read_kind(table: TomlTable, jurisdiction: str) -> BreachKind:
    """One row of `[[kinds]]`."""
    kind = BreachKind(
        **take_provision(table, jurisdiction),
        key=table.take_text("key", longest=40),
        title_en=table.take_text("title_en", longest=120),
        title_zh=table.take_text("title_zh", longest=120),
        track=table.take_text("track", longest=40),
        points=table.take_count("points", 0, MOST_POINTS, 0),
        is_strike=take_flag(table, "strike"),
        orders=take_orders(table),
    )
    table.close()
    return kind


def read_merging(table: TomlTable, jurisdiction: str) -> Merging:
    """One row of `[[merging]]`."""
    row = Merging(
        **take_provision(table, jurisdiction),
        track=table.take_text("track", longest=40),
        alike=Alike(table.take_word("alike", tuple(Alike))),
        days=table.take_count("days", 1, MOST_DAYS),
    )
    table.close()
    return row


def read_gathering(table: TomlTable, jurisdiction: str) -> Gathering:
    """One row of `[[gathering]]`."""
    row = Gathering(
        **take_provision(table, jurisdiction),
        track=table.take_text("track", longest=40),
        days=table.take_count("days", 1, MOST_DAYS),
        listings=table.take_count("listings", 1, MOST_POINTS),
    )
    table.close()
    return row


def read_cap(table: TomlTable, jurisdiction: str) -> Cap:
    """One row of `[[caps]]`."""
    row = Cap(
        **take_provision(table, jurisdiction),
        kinds=table.take_texts("kinds"),
        points=table.take_count("points", 0, MOST_POINTS),
    )
    table.close()
    return row


def read_carry(table: TomlTable, jurisdiction: str) -> CarryOver:
    """One row of `[[carrying]]`."""
    row = CarryOver(
        **take_provision(table, jurisdiction),
        track=table.take_text("track", longest=40),
        at_least=table.take_count("at_least", 0, MOST_POINTS),
        below=table.take_count("below", 1, MOST_POINTS),
        judged=Judged(table.take_word("judged", tuple(Judged))),
    )
    table.close()
    return row


def read_tier(table: TomlTable, jurisdiction: str) -> Tier:
    """One row of `[[tiers]]`."""
    tier = Tier(
        **take_provision(table, jurisdiction),
        title_en=table.take_text("title_en", longest=120),
        title_zh=table.take_text("title_zh", longest=120),
        track=table.take_text("track", longest=40),
        counted=Counted(table.take_word("counted", tuple(Counted))),
        at=table.take_count("at", 1, MOST_POINTS),
        orders=take_orders(table),
        after_warning=take_flag(table, "after_warning"),
    )
    if not tier.orders:
        cure = 'orders = [{ action = "warn" }]'
        raise table.refuse("orders", "orders nothing", "没有任何措施", f"add {cure}", f"补上 {cure}")
    if tier.after_warning and any(order.action is Action.WARN for order in tier.orders):
        en, zh = "orders a warning after a warning", "先予警告之后的措施又是警告"
        raise table.refuse("orders", en, zh, "leave after_warning out, or the warning", "去掉 after_warning 或者警告")
    table.close()
    return tier


def take_orders(table: TomlTable) -> tuple[Order, ...]:
    """`orders = [{ action = "hide_shop", days = 7 }]`."""
    return tuple(_read_order(row) for row in table.take_tables("orders", []))


def take_flag(table: TomlTable, key: str) -> bool:
    """true or false; false where it is left out."""
    value = table.take(key, False)
    if not isinstance(value, bool):
        raise table.refuse(key, "must be true or false", "必须是 true 或 false", f"{key} = true", f"{key} = true")
    return value


def _read_order(table: TomlTable) -> Order:
    action = Action(table.take_word("action", tuple(Action)))
    order = Order(action, table.take_count("days", 1, MOST_DAYS) if "days" in table.values else None)
    table.close()
    return order
