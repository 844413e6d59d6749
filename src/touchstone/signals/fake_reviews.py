"""Buyers say that the goods are fake."""

import numpy as np
from numpy.typing import NDArray

from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.hashing import hash_strings
from touchstone.vocabulary.field import Field

FULL = Setting(
    "full",
    0.3,
    0.01,
    1,
    "Share of reviews saying fake (lower bound) at which the score is 1.",
    "称假评价占比下限达到该值时分数为 1。",
)
FEWEST = Setting("fewest", 1, 1, 1000, "So many reviews must say fake at least.", "至少有多少条评价称假。")
Z = 1.2816  # one-sided 90 %


def wilson_lower(fake: NDArray[np.int64], total: NDArray[np.int64]) -> NDArray[np.float64]:
    """Lower bound of the share `fake / total`, both (k,) (Wilson 1927, one-sided 90 %); 0 where total is 0."""
    number = np.maximum(total, 1).astype(np.float64)
    share = fake / number
    middle = share + Z * Z / (2 * number)
    width = Z * np.sqrt(share * (1 - share) / number + Z * Z / (4 * number * number))
    return np.maximum((middle - width) / (1 + Z * Z / number), 0)


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """Buyers of the listing write that the goods are fake: 假货, 山寨, 不是正品, knock-off.

    “不是假货” and “假一赔十” do not count. One angry buyer among hundreds weighs little, three of five much.
    """
    if batch.reviews is None:
        return NONE
    total, fake = batch.reviews.find(hash_strings(batch.listings.column("listing_id")))
    rows = np.flatnonzero(fake >= max(FEWEST.of(settings), 1))
    if not len(rows):
        return NONE
    score = wilson_lower(fake[rows], total[rows]) / FULL.of(settings)
    code = np.minimum(fake[rows], 999) * 1000 + np.minimum(total[rows], 999)
    return make_evidence(rows, score, code, _spell, Field.REVIEW)


def _spell(code: int) -> str:
    fake, total = divmod(code, 1000)
    return f"fake={fake};total={total}"


SIGNAL = SignalDefinition(
    name="fake_reviews",
    title_en="Reviews that say fake",
    title_zh="评价称假",
    text_zh="买家评价写明是假货：假货、山寨、不是正品、knock-off。“不是假货”“假一赔十”不计。数百条中一条气话分量很小，五条中三条分量很大。",
    sentence_en="{fake} of {total} reviews say that the goods are fake.",
    sentence_zh="{total} 条评价中有 {fake} 条称是假货。",
    detect=detect,
    settings=(FULL, FEWEST),
    examples=(
        fires(
            "香奈儿 口红",
            "two of three say so",
            "三条中两条称假",
            reviews=("假货，跟专柜的不一样", "绝对是假货，退货了", "还可以"),
        ),
        fires("Nike shoes", "buyers say fake", "买家称假", reviews=("These are fake", "Total knock-off, do not buy")),
        fires("手机", "says it is not genuine", "称不是正品", reviews=("不是正品，差评", "假货一个")),
        stays_silent("香奈儿 口红", "denied", "已否定", reviews=("不是假货，放心买", "正品，很好用")),
        stays_silent("Nike shoes", "nobody says so", "无人称假", reviews=("Great shoes", "fits well")),
        stays_silent("手机", "no reviews", "没有评价"),
    ),
)
