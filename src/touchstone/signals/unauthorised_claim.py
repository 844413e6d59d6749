"""The seller claims a right that it has not shown."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.denial import is_denied
from touchstone.signals.details import NONE, best_per_key, join_evidence, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.hashing import hash_strings
from touchstone.signals.section import Section
from touchstone.signals.spelling import plain, spell_brand, speller

KNOWN = Setting(
    "known",
    0.7,
    0,
    1,
    "Score when the seller is known and has shown no right to the brand.",
    "卖家已知且未出示该品牌权利时的分数。",
)
UNKNOWN = Setting("unknown", 0.15, 0, 1, "Score when nothing is known of the seller.", "对卖家一无所知时的分数。")
SELLERS = ("unknown", "known")
TERM_BITS = 24


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing says 专柜正品, 官方授权, 旗舰店, authorised or authentic of a brand that the seller has shown no right to.

    Where the platform gives no table of sellers the score stays low: many honest sellers say authentic.
    """
    if not (batch.own >= 0).any():
        return NONE
    return join_evidence(*(_in_section(section, batch, settings) for section in batch.sections))


def _in_section(section: Section, batch: SignalBatch, settings: Settings) -> Evidence:
    asked = section.of_kind(Kind.AUTHORISED)
    asked = asked[batch.own[section.hits.row[asked]] >= 0]
    if not len(asked):
        return NONE
    asked = asked[~is_denied(section, asked)]
    row, term = section.hits.row[asked], section.hits.term[asked]
    brand = batch.mentions.brand[batch.own[row]]
    known, authorised = _look_up_sellers(batch, row, brand)
    strength = batch.columns.strength[term] * np.where(batch.columns.ambiguous[term], 0.5, 1.0)
    score = np.where(authorised, 0, np.where(known, KNOWN.of(settings), UNKNOWN.of(settings))) * strength
    best = best_per_key(row, score)
    best = best[score[best] > 0]
    return make_evidence(
        row[best],
        score[best],
        ((brand[best].astype(np.int64) << TERM_BITS) | term[best]) * 2 + known[best],
        speller(batch.lexicon, _spell),
        section.field,
        section.hits.start[asked[best]],
        section.hits.end[asked[best]],
    )


def _look_up_sellers(
    batch: SignalBatch, row: NDArray[np.int32], brand: NDArray[np.int32]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each row's seller is known, and whether it has shown a right to the brand."""
    nobody = np.zeros(len(row), dtype=np.bool_)
    if batch.sellers is None:
        return nobody, nobody
    seller = hash_strings(batch.listings.column("seller_id"))[row]
    return batch.sellers.knows(seller), batch.sellers.is_authorised(seller, brand)


def _spell(lexicon: Lexicon, code: int) -> str:
    seller, code = SELLERS[code % 2], code // 2
    term = lexicon.terms[code & ((1 << TERM_BITS) - 1)]
    return f"term={plain(term.text)};seller={seller};{spell_brand(lexicon, code >> TERM_BITS)}"


SIGNAL = SignalDefinition(
    name="unauthorised_claim",
    title_en="Unauthorised claim",
    title_zh="未证实的授权宣称",
    text_zh=(
        "商品对某品牌写有专柜正品、官方授权、旗舰店、authorised 等，而卖家并未出示该品牌的权利。"
        "平台未提供卖家表时分数很低：许多诚实卖家也写“正品”。"
    ),
    sentence_en="It says “{term}” of {en}; {seller}.",
    sentence_zh="对{zh}宣称“{term}”，{seller}。",
    detect=detect,
    settings=(KNOWN, UNKNOWN),
    examples=(
        fires("香奈儿 专柜正品 链条包", "a known seller without the right", "已知卖家无授权", authorised_brands=()),
        fires(
            "Nike 耐克 官方授权 运动鞋",
            "a right to another brand only",
            "只有其他品牌的授权",
            authorised_brands=("adidas",),
        ),
        fires("Gucci belt 100% authentic", "nothing known of the seller", "卖家情况未知"),
        stays_silent("Nike 耐克 官方授权 运动鞋", "the right was shown", "已出示授权", authorised_brands=("Nike",)),
        stays_silent("耐克 运动鞋 男", "no claim", "没有宣称", authorised_brands=()),
        stays_silent("土蜂蜜 农家自产 正品", "no brand", "没有品牌", authorised_brands=()),
    ),
)
