"""The price is far below what goods of the brand cost."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.price_bands import ANY, lowest_genuine
from touchstone.signals.spelling import round_number, spell_brand, speller
from touchstone.signals.usual_price import Usual, find_usual
from touchstone.tables.compiled import compiled
from touchstone.vocabulary.field import Field

RATIO = Setting("ratio", 0.5, 0.05, 1, "Fires below this share of the usual price.", "低于通常价格的这一比例时触发。")
BOTTOM = Setting("bottom", 0.05, 0.001, 0.5, "At this share the score is 1.", "低至该比例时分数为 1。")
BAND_RATIO = Setting(
    "band_ratio",
    0.2,
    0.01,
    1,
    "Fires below this share of the lowest price at which genuine goods are sold new (second-hand goods are cheaper too).",
    "低于全新正品最低价的这一比例时触发（二手商品也会便宜）。",
)
FEWEST = Setting("fewest", 8, 1, 1000, "So many prices must be known for a comparison.", "至少已知多少个价格才作比较。")
DEVIATIONS = Setting(
    "deviations", 1.5, 0, 10, "So many robust deviations below the median at least.", "至少低于中位数多少个稳健偏差。"
)
REFERENCES = ("brand", "brand_all", "category", "band")
BAND = REFERENCES.index("band")
WIDTHS = (10, 12, 2, 6, 24)  # bits of ratio, median, reference, number, brand in the code of a detail
SHIFT = 512  # ratio and median, in tenths of their logarithm, may be negative


@compiled
def place_between(gap: float, ratio: float, bottom: float) -> float:
    """0 at `ratio` of the usual price, 1 at `bottom`, straight in the logarithm between; `gap` is log(usual / price)."""
    share = float((gap + np.log(ratio)) / max(np.log(ratio / bottom), 1e-6))
    return min(max(share, 0.0), 1.0)


@compiled
def judge(
    price: NDArray[np.float64],
    low: NDArray[np.float64],
    brand: NDArray[np.int32],
    usual: Usual,
    ratio: float,
    bottom: float,
    band_ratio: float,
    deviations: float,
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Score and detail (k,) of each row from the logs of its price, of the usual price and of the lowest genuine one (or NaN)."""
    score, code = np.zeros(len(price)), np.zeros(len(price), dtype=np.int64)
    for row in range(len(price)):
        median, number, reference = usual.median[row], usual.number[row], usual.reference[row]
        gap = median - price[row]
        if number > 0 and gap >= deviations * usual.spread[row]:
            score[row] = place_between(gap, ratio, bottom)
        if not np.isnan(low[row]):
            by_band = place_between(low[row] - price[row], band_ratio, bottom * band_ratio)
            if by_band > score[row]:
                score[row], median, number, reference = by_band, low[row], 0, BAND
        power = 0
        while (number >> (power + 1)) > 0:
            power += 1
        low_ratio = min(max(int(np.round((price[row] - median) * 10)) + SHIFT, 0), (1 << WIDTHS[0]) - 1)
        packed = (low_ratio << WIDTHS[1]) | min(max(int(np.round(median * 10)) + SHIFT, 0), (1 << WIDTHS[1]) - 1)
        code[row] = (((packed << WIDTHS[2]) | reference) << WIDTHS[3] | power) << WIDTHS[4] | brand[row]
    return score, code


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The price is far below what goods of this brand cost here, or below any price at which genuine goods are sold.

    Compared are prices of the same brand in the same category (median, robust spread), with few prices those of the brand, then of the
    category, and the price band in the lexicon. The further below, the higher the score.
    """
    if not len(batch.mentions.row):
        return NONE
    rows = ((batch.own >= 0) & ~np.isnan(batch.money.amount)).nonzero()[0]
    if not len(rows):
        return NONE
    brand = batch.mentions.brand[batch.own[rows]]
    score, code = judge(
        np.log(batch.money.amount[rows]),
        _band(batch, rows, brand),
        brand,
        find_usual(batch, rows, brand, FEWEST.of(settings)),
        RATIO.of(settings),
        BOTTOM.of(settings),
        BAND_RATIO.of(settings),
        DEVIATIONS.of(settings),
    )
    found = score.nonzero()[0]
    return make_evidence(rows[found], score[found], code[found], speller(batch.lexicon, _spell), Field.PRICE)


def _band(batch: SignalBatch, rows: NDArray[np.intp], brand: NDArray[np.int32]) -> NDArray[np.float64]:
    goods = batch.goods[rows]
    column = np.where(goods >= 0, batch.columns.goods_place[batch.columns.group[batch.hits.term[goods]]], ANY)
    low = lowest_genuine(batch.lexicon)[brand, column]
    return np.where(batch.money.foreign[rows] == 0, low, np.nan)


def _spell(lexicon: Lexicon, code: int) -> str:
    parts = []
    for width in reversed(WIDTHS):
        parts.append(code & ((1 << width) - 1))
        code >>= width
    brand, number, reference, median, ratio = parts
    known = 0 if reference == BAND else 1 << number
    return (
        f"ratio={_spell_tenths(ratio)};median={_spell_tenths(median)};reference={REFERENCES[reference]};n={known};"
        f"{spell_brand(lexicon, brand)}"
    )


@cache
def _spell_tenths(tenths: int) -> str:
    return round_number(np.exp((tenths - SHIFT) * 0.1))


_PEERS = (420.0, 450.0, 480.0, 499.0, 520.0, 550.0, 599.0, 620.0, 650.0, 699.0, 720.0, 799.0)

SIGNAL = SignalDefinition(
    name="price_gap",
    title_en="Price gap",
    title_zh="价格异常偏低",
    text_zh="价格远低于此处同品牌商品的价格，或低于正品出售的任何价格。先与同品牌同类目比较（中位数与稳健离差），数据少时与同品牌、再与同类目比较，并参照词库价格带。越低分数越高。",
    sentence_en="The price is {ratio} of the {median} CNY that such goods usually cost (compared with: {reference}).",
    sentence_zh="价格为此类商品通常价 {median} 元的 {ratio}（参照：{reference}）。",
    detect=detect,
    settings=(RATIO, BOTTOM, BAND_RATIO, FEWEST, DEVIATIONS),
    examples=(
        fires(
            "Nike 耐克 男鞋 运动鞋",
            "a tenth of what others ask",
            "仅为同类价格的一成",
            price=55.0,
            category="鞋",
            peer_prices=_PEERS,
        ),
        fires(
            "adidas running shoes",
            "a fifth of what others ask",
            "约为同类价格的五分之一",
            price=99.0,
            category="shoes",
            peer_prices=_PEERS,
        ),
        fires(
            "Rolex Submariner automatic watch",
            "no genuine one costs so little",
            "正品不可能这么便宜",
            price=80.0,
            currency="USD",
        ),
        stays_silent(
            "Nike 耐克 男鞋 运动鞋", "an ordinary price", "价格正常", price=489.0, category="鞋", peer_prices=_PEERS
        ),
        stays_silent(
            "adidas running shoes",
            "too few prices known",
            "已知价格太少",
            price=99.0,
            category="shoes",
            peer_prices=(500.0, 520.0),
        ),
        stays_silent(
            "适用于苹果iPhone11手机壳", "an accessory, not the brand's goods", "配件，不是品牌商品", price=9.9
        ),
        stays_silent("纯棉毛巾", "no brand", "没有品牌", price=1.0),
    ),
)
