"""The brands of the lexicon as the market sells them: their writings, their goods, their usual prices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.brand import Brand
from touchstone.market.errors import NoBrandsError
from touchstone.market.wording import Indices, Pool, Vocabulary, Wording

# CNY for one unit, and how the market's groups cover the lexicon's: rounded, the market is simulated.
RATES = {"CNY": 1.0, "USD": 7.1, "EUR": 7.8, "GBP": 9.1, "JPY": 0.048, "HKD": 0.91}
ALSO_CALLED = {
    **dict.fromkeys(("luggage", "wallet"), "bag"),
    **dict.fromkeys(("scarf", "belt", "hat", "sports_goods"), "clothing"),
    **dict.fromkeys(("phone", "audio", "computer", "camera", "appliance"), "electronics"),
    "perfume": "cosmetics",
}
# The lexicon's food and drink by the Nice class of the brand; pet food, medicine and tobacco are not sold here.
FOOD_CLASSES = ((33, "liquor"), (29, "food"), (30, "food"), (32, "food"))
BRAND_FACTOR = 4.0  # price of goods of an ordinary brand ÷ price of goods of none
USUAL_SPREAD = 0.4
SELDOM_COPIED = 0.15
BAND_IN_DEVIATIONS = 2.56  # a price band holds about four fifths of the prices: from -1.28 to +1.28 deviations


@dataclass(frozen=True, slots=True)
class BrandShelf:
    """Brands by index. `written` and `plain` are pools over (brand, language); `models` and `nicknames` over (brand,).

    price, spread  (brands, groups) usual price in CNY and deviation of its logarithm; price is NaN for goods not sold
    first_group    (brands,) the goods it is best known for, which its models are
    weight, target (brands,) how often it is offered at all; how much of that replicas take part in
    """

    brands: tuple[Brand, ...]
    written: Pool
    models: Pool
    nicknames: Pool
    price: NDArray[np.float64]
    spread: NDArray[np.float64]
    first_group: Indices
    weight: NDArray[np.float64]
    target: NDArray[np.float64]
    device: NDArray[np.bool_]
    electronics: int  # number of that group

    def draw(self, rng: np.random.Generator, group: Indices, wanted: NDArray[np.float64]) -> Indices:
        """A brand that sells goods of each group, the better known and the more `wanted` more often; -1: none does."""
        drawn = np.full(len(group), -1, np.int32)
        for g in np.unique(group):
            weights = np.where(np.isnan(self.price[:, g]), 0.0, self.weight * wanted)
            rows = np.flatnonzero(group == g)
            if weights.any():
                places = np.searchsorted(np.cumsum(weights), rng.random(len(rows)) * weights.sum(), side="right")
                drawn[rows] = np.minimum(places, len(weights) - 1)
        return drawn


def stock_shelf(brands: Sequence[Brand], wording: Wording, vocabulary: Vocabulary) -> BrandShelf:
    """Take up every brand that sells goods of a group of the market; raises NoBrandsError if none does."""
    known = [(brand, goods) for brand in brands if (goods := groups_of(brand, wording))]
    if not known:
        raise NoBrandsError(
            "The lexicon has no brand with goods that the market sells.",
            hint="Give the brands `goods`.",
            sentence_zh="词典中没有一个品牌经营模拟市场里的商品。",
            hint_zh="请为品牌填写 goods。",
        )
    price = np.full((len(known), len(wording.groups)), np.nan)
    spread = np.full_like(price, USUAL_SPREAD)
    for row, (brand, goods) in enumerate(known):
        for g in goods:
            price[row, g], spread[row, g] = usual_price(brand, g, wording)
    sold = tuple(brand for brand, _ in known)
    return BrandShelf(
        brands=sold,
        written=vocabulary.grid((list(write_chinese(brand)), list(write_english(brand))) for brand in sold),
        models=vocabulary.pool([present_model(model) for model in brand.models] for brand in sold),
        nicknames=vocabulary.pool(brand.nicknames for brand in sold),
        price=price,
        spread=spread,
        first_group=np.array([goods[0] for _, goods in known], np.int32),
        weight=np.array([fame_of(brand) for brand in sold]),
        target=weigh_targets(sold),
        device=np.array([brand.device for brand in sold]),
        electronics=wording.groups.index("electronics"),
    )


def groups_of(brand: Brand, wording: Wording) -> list[int]:
    """The market's groups of the goods of a brand."""
    names = dict.fromkeys(name_group(brand, goods) for goods in brand.goods)
    return [wording.groups.index(name) for name in names if name in wording.groups]


def name_group(brand: Brand, goods: str) -> str:
    """The market's name for goods of the lexicon; "" for what it does not sell."""
    if goods == "food_drink":
        return next((name for nice, name in FOOD_CLASSES if nice in brand.nice_classes), "")
    return ALSO_CALLED.get(goods, goods)


def usual_price(brand: Brand, group: int, wording: Wording) -> tuple[float, float]:
    """Median in CNY and deviation of the logarithm: from the brand's own band, else from its group and its standing."""
    for goods, low, high, currency, _year in brand.prices:
        if name_group(brand, goods) == wording.groups[group] and low > 0 and currency in RATES:
            return float(np.sqrt(low * high)) * RATES[currency], max(
                0.15, float(np.log(high / low)) / BAND_IN_DEVIATIONS
            )
    standing = wording.luxury[group] if brand.luxury else BRAND_FACTOR
    return float(wording.price[group] * standing * np.exp(1.2 * (steady(brand.key, group) - 0.5))), USUAL_SPREAD


def steady(key: str, salt: int) -> float:
    """A number in 0..1 that depends on the key alone."""
    return crc32(f"{key}/{salt}".encode()) / 2**32


def fame_of(brand: Brand) -> float:
    """How often a brand is offered, from 1 to 30: a few are met everywhere."""
    return float(30.0 ** (steady(brand.key, -1) ** 2))


def weigh_targets(brands: Sequence[Brand]) -> NDArray[np.float64]:
    """How much replicas are made of each brand: fully of those that are luxury or have a nickname, less of the others."""
    return np.array([1.0 if brand.luxury or brand.nicknames else SELDOM_COPIED for brand in brands])


def write_chinese(brand: Brand) -> Iterator[str]:
    """The ways an honest Chinese title writes the brand."""
    if not brand.name_zh:
        yield brand.name_en
        return
    yield brand.name_zh
    if brand.name_en:
        yield from (
            brand.name_en,
            f"{brand.name_zh}/{brand.name_en}",
            f"{brand.name_en}/{brand.name_zh}",
            f"{brand.name_zh}（{brand.name_en}）",
        )
    yield from (alias for alias in brand.aliases if alias not in brand.ambiguous and brand.name_zh not in alias)


def write_english(brand: Brand) -> Iterator[str]:
    """The ways an honest English title writes the brand."""
    if not brand.name_en:
        yield brand.name_zh
        return
    yield from (brand.name_en, brand.name_en, brand.name_en.lower())
    plain = (alias for alias in brand.aliases if alias.isascii() and alias not in brand.ambiguous and len(alias) > 2)
    yield from (alias for alias in plain if brand.name_en.lower() not in alias.lower())


def present_model(model: str) -> str:
    """A product line with capitals, as titles write it."""
    return model.title() if model.islower() and not any(c.isdigit() for c in model) else model
