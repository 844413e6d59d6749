"""A brand: a name under one or more rights, with everything the trade calls it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brand:
    """`key` is our own stable string. Aliases are ordinary names; misspellings are what the trade writes to be overlooked
    (酷奇, doir); `sounds` lists short Chinese names that are known by their sound alone (古驰: 古池); nicknames are what
    the replica trade says (驴家, 大鹅).

    `ambiguous` lists aliases that are also ordinary words (they need context). `goods` are groups of `Kind.GOODS` the
    brand is known for; `device` says that others make accessories for its goods (Apple, Dyson, Canon).
    `luxury` says that goods of it are a target of the replica trade. `prices` is (goods group, low, high, currency, year).
    """

    key: str
    name_en: str
    name_zh: str = ""
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    nice_classes: tuple[int, ...] = ()
    goods: tuple[str, ...] = ()
    device: bool = False
    luxury: bool = False
    prices: tuple[tuple[str, float, float, str, int], ...] = ()
    source: str = ""
