"""The goods claim to be of a brand."""

import numpy as np

from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import best_per_key, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.relation import OWN
from touchstone.signals.spelling import spell_brand, speller
from touchstone.vocabulary.field import Field

CONFIDENCE = Setting(
    "confidence", 0.5, 0, 1, "How sure it must be that the word means the brand.", "该词确指品牌所需的把握程度。"
)
MAX_BRANDS = 1 << 20


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The title names a brand as the brand of the goods, not as one that the goods merely fit or are named after.

    By itself this is no sign of a fake: it says whose goods the listing claims to offer.
    """
    mentions = batch.mentions
    if not len(mentions.row):
        return make_evidence(mentions.row, mentions.own, mentions.row, str, Field.TITLE)
    found = ((mentions.relation == OWN) & (mentions.confidence >= CONFIDENCE.of(settings))).nonzero()[0]
    best = found
    if len(found) > 1:
        key = mentions.row[found].astype(np.int64) * MAX_BRANDS + mentions.brand[found]
        best = np.sort(found[best_per_key(key, mentions.confidence[found])])
    return make_evidence(
        mentions.row[best],
        mentions.confidence[best],
        mentions.brand[best],
        speller(batch.lexicon, spell_brand),
        Field.TITLE,
        mentions.start[best],
        mentions.end[best],
    )


SIGNAL = SignalDefinition(
    name="brand_recognised",
    title_en="Brand recognised",
    title_zh="识别到品牌",
    text_zh="标题把某品牌写成商品自身的品牌，而不是仅仅适用于它或借用其名。单凭这一点不说明商品是假货：它只说明商品自称是谁的。",
    sentence_en="The goods are offered as {en}.",
    sentence_zh="商品自称为{zh}品牌。",
    detect=detect,
    settings=(CONFIDENCE,),
    examples=(
        fires(
            "耐克 Nike 男鞋跑步鞋 2023春季新款", "brand at the start, goods of the brand", "品牌在前，商品与品牌相符"
        ),
        fires("Rolex Submariner automatic watch black dial", "brand and its model", "品牌与其型号"),
        fires("飞利浦（PHILIPS）电动剃须刀 充电式", "both names side by side", "中英文名并列"),
        stays_silent("适用于苹果iPhone11手机壳防摔", "made to fit Apple phones", "适用于苹果手机的配件"),
        stays_silent("Pink Rolex 200mg MDMA pressed pills", "pills named after a brand", "以品牌命名的药片"),
        stays_silent("苹果醋 无糖 500ml", "a fruit, not the company", "水果，不是品牌"),
        stays_silent("纯棉四件套 床上用品", "no brand at all", "没有品牌"),
    ),
)
