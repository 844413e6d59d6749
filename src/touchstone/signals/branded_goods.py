"""How much the listing offers goods of a brand that is worth faking."""

import numpy as np

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.spelling import plain, spell_brand, speller
from touchstone.vocabulary.field import Field

OTHER_GOODS = Setting(
    "other_goods",
    0.6,
    0,
    1,
    "Share of the score when the goods are not those the brand is known for.",
    "商品不是该品牌惯有商品时的分数比例。",
)
NO_GOODS = Setting("no_goods", 0.4, 0, 1, "Share of the score when no goods are named.", "未写明商品时的分数比例。")
GROUP_BITS = 16


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing offers goods of a brand that the replica trade copies: a watch of a watch house, a bag of a fashion house.

    By itself this is no sign of a fake: it says what a fake would be. Claims, hiding and prices weigh more beside it.
    """
    rows = np.flatnonzero(batch.own >= 0)
    if not len(rows):
        return NONE
    mention = batch.own[rows]
    brand = batch.mentions.brand[mention]
    kept = batch.columns.luxury[brand] & (batch.contraband[rows] < 0.5)
    rows, mention, brand = rows[kept], mention[kept], brand[kept]
    if not len(rows):
        return NONE
    goods = batch.goods[rows]
    group = np.where(goods >= 0, batch.columns.group[batch.hits.term[goods]], -1).astype(np.int64)
    fits = (batch.columns.goods_bit[group] & batch.columns.goods[brand]) != 0
    model = np.zeros(len(batch), dtype=np.bool_)
    model[batch.hits.row[batch.of_kind(Kind.MODEL)]] = True
    match = np.where(group < 0, NO_GOODS.of(settings), np.where(fits, 1.0, OTHER_GOODS.of(settings)))
    match = np.where(model[rows], np.maximum(match, 0.9), match)
    return make_evidence(
        rows,
        match * batch.mentions.confidence[mention] * batch.mentions.own[mention],
        (brand.astype(np.int64) << GROUP_BITS) | (group + 1),
        speller(batch.lexicon, _spell),
        Field.TITLE,
        batch.mentions.start[mention],
        batch.mentions.end[mention],
    )


def _spell(lexicon: Lexicon, code: int) -> str:
    group = (code & ((1 << GROUP_BITS) - 1)) - 1
    goods = plain(lexicon.groups[group]) if group >= 0 else "unnamed"
    return f"goods={goods};{spell_brand(lexicon, code >> GROUP_BITS)}"


SIGNAL = SignalDefinition(
    name="branded_goods",
    title_en="Goods worth faking",
    title_zh="易被仿冒的品牌商品",
    text_zh="商品属于常被仿冒的品牌：名表品牌的手表、时装品牌的包。单凭这一点不说明是假货：它说明若是假货会仿什么；与仿品用语、隐藏书写、价格并列时分量更大。",
    sentence_en="It offers goods of {en} (goods: {goods}).",
    sentence_zh="出售{zh}的商品（商品：{goods}）。",
    detect=detect,
    settings=(OTHER_GOODS, NO_GOODS),
    examples=(
        fires("Rolex Submariner automatic watch", "a watch of a watch house", "名表品牌的手表"),
        fires("LV 路易威登 手提包 女", "a bag of a fashion house", "时装品牌的包"),
        fires("Gucci belt brown leather", "a belt of a fashion house", "时装品牌的皮带"),
        stays_silent("Gucci hash 5g", "not goods of the brand", "不是该品牌的商品"),
        stays_silent("适用于LV包包内胆 收纳包中包", "made to fit it", "为其配套的用品"),
        stays_silent("不锈钢保温杯", "no brand", "没有品牌"),
    ),
)
