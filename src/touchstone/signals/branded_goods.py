"""How much the listing offers goods of a brand that is worth faking."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.spelling import plain, spell_brand, speller
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled
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
WITH_MODEL = 0.9  # least share of the score where a model of a brand is named
GROUP_BITS = 16


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing offers goods of a brand that the replica trade copies: a watch of a watch house, a bag of a fashion house.

    By itself this is no sign of a fake: it says what a fake would be. Claims, hiding and prices weigh more beside it.
    """
    mentions, hits, columns = batch.mentions, batch.hits, batch.columns
    if not len(mentions.row):
        return NONE
    row, mention, score, code = rate_goods(
        batch.own, batch.contraband, batch.goods, hits.row, hits.term, batch.of_kind(Kind.MODEL), mentions.brand,
        mentions.confidence, mentions.own, columns, NO_GOODS.of(settings), OTHER_GOODS.of(settings),
    )  # fmt: skip
    places = (mentions.start[mention], mentions.end[mention])
    return make_evidence(row, score, code, speller(batch.lexicon, _spell), Field.TITLE, *places)


@compiled
def rate_goods(
    own: NDArray[np.int32],
    contraband: NDArray[np.float32],
    goods: NDArray[np.int32],
    hit_row: NDArray[np.int32],
    term: NDArray[np.int32],
    models: NDArray[np.intp],
    brand: NDArray[np.int32],
    confidence: NDArray[np.float32],
    chance: NDArray[np.float32],
    columns: TermColumns,
    no_goods: float,
    other_goods: float,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64], NDArray[np.int64]]:
    """Row, mention, score and code of each listing that offers goods of a brand that is copied; `models` are hits of models."""
    rows, mention = np.empty(len(own), dtype=np.int32), np.empty(len(own), dtype=np.int32)
    score, code = np.empty(len(own), dtype=np.float64), np.empty(len(own), dtype=np.int64)
    count = model = 0
    for row in range(len(own)):
        held = own[row]
        if held < 0 or not columns.luxury[brand[held]] or contraband[row] >= 0.5:
            continue
        while model < len(models) and hit_row[models[model]] < row:
            model += 1
        group, match = -1, no_goods
        if goods[row] >= 0:
            group = columns.group[term[goods[row]]]
            match = 1.0 if columns.goods_bit[group] & columns.goods[brand[held]] != 0 else other_goods
        if model < len(models) and hit_row[models[model]] == row:
            match = max(match, WITH_MODEL)
        rows[count], mention[count] = row, held
        score[count] = match * confidence[held] * chance[held]
        code[count] = (brand[held] << GROUP_BITS) | (group + 1)
        count += 1
    return rows[:count], mention[:count], score[:count], code[:count]


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
