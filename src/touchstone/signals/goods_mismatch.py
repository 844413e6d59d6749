"""A brand is named, but the goods are not goods of any brand."""

import numpy as np

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.spelling import plain, speller

BESIDE_GOODS = Setting(
    "beside_goods",
    0.3,
    0,
    1,
    "Share of the score that stays when goods of the brand are named too.",
    "同时写有该品牌商品时保留的分数比例。",
)
AMBIGUOUS = Setting("ambiguous", 0.4, 0, 1, "Share for words with ordinary meanings too.", "有日常含义的词的分数比例。")


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The title names a brand or a grade (AAA+), but offers drugs, documents, weapons, money or digital goods:
    pills are named after brands.

    This lowers the suspicion of counterfeit goods; it does not make the listing lawful.
    """
    hits = batch.of_kind(Kind.CONTRABAND)
    if not len(hits):
        return NONE
    named = np.zeros(len(batch), dtype=np.bool_)
    named[batch.mentions.row] = True
    named[batch.hits.row[batch.of_kind(Kind.CLAIM)]] = True
    hits = hits[named[batch.hits.row[hits]]]
    if not len(hits):
        return NONE
    row, term = batch.hits.row[hits], batch.hits.term[hits]
    strength = np.where(batch.columns.weight[term] > 0, batch.columns.strength[term], 0)
    score = strength * np.where(batch.columns.ambiguous[term], AMBIGUOUS.of(settings), 1.0)
    score *= np.where(batch.goods[row] >= 0, BESIDE_GOODS.of(settings), 1.0)
    return batch.title_section.strongest_terms(hits, score, speller(batch.lexicon, _spell))


def _spell(lexicon: Lexicon, code: int) -> str:
    term = lexicon.terms[code]
    return f"offers={plain(term.group or 'other')};term={plain(term.text)}"


SIGNAL = SignalDefinition(
    name="goods_mismatch",
    title_en="Not goods of a brand",
    title_zh="并非品牌商品",
    text_zh=(
        "标题带有品牌或等级词（AAA+），但出售的是毒品、证件、武器、钱款或数字物品：药片常以品牌命名。"
        "这会降低假冒商品的嫌疑，但不表示该商品合法。"
    ),
    sentence_en="It names a brand or a grade, but offers something else (“{term}”).",
    sentence_zh="写有品牌或等级，但出售的是别的东西（“{term}”）。",
    detect=detect,
    settings=(BESIDE_GOODS, AMBIGUOUS),
    examples=(
        fires("Pink Rolex 200mg MDMA pressed pills", "pills named after a brand", "以品牌命名的药片"),
        fires("Gucci hash 5g top quality", "hash named after a brand", "以品牌命名的大麻脂"),
        fires("7g White Widow weed AAA+", "a grade of weed", "大麻的等级"),
        stays_silent("Rolex Submariner watch replica", "goods of the brand", "该品牌的商品"),
        stays_silent("耐克 运动鞋 高仿", "goods of the brand", "该品牌的商品"),
        stays_silent("Gucci belt brown leather", "goods of the brand", "该品牌的商品"),
    ),
)
