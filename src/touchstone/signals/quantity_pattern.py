"""Quantities that a private seller does not have."""

import numpy as np

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.denial import is_denied
from touchstone.signals.details import NONE, join_evidence, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.section import Section
from touchstone.signals.shapes import Shape
from touchstone.signals.spelling import plain, speller

SIZES = Setting("sizes", 0.4, 0, 1, "Score of a run of shoe sizes such as 36-45.", "尺码区间（如 36-45）的分数。")
WITHOUT_BRAND = Setting(
    "without_brand",
    0.4,
    0,
    1,
    "Share of the score that stays when no brand is offered.",
    "未出售品牌商品时保留的分数比例。",
)


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing speaks of wholesale, goods straight from the source, one-piece dropshipping, lots, or every size from 36 to 45.

    Ordinary for unbranded goods; of a brand whose goods are scarce it says that they come from a workshop.
    """
    parts = [
        part
        for section in batch.sections
        for part in (_words(section, batch, settings), _runs(section, batch, settings))
    ]
    return join_evidence(*parts)


def _words(section: Section, batch: SignalBatch, settings: Settings) -> Evidence:
    asked = section.of_kind(Kind.QUANTITY)
    if not len(asked):
        return NONE
    asked = asked[~is_denied(section, asked)]
    row, term = section.hits.row[asked], section.hits.term[asked]
    share = np.array([WITHOUT_BRAND.of(settings), 0.0, 1.0, 0.5])  # without and with a brand, each clear and ambiguous
    score = batch.columns.strength[term] * share[2 * (batch.own[row] >= 0) + batch.columns.ambiguous[term]]
    return section.strongest_terms(asked, score, speller(batch.lexicon, _spell))


def _spell(lexicon: Lexicon, code: int) -> str:
    term = lexicon.terms[code]
    return f"pattern={plain(term.group or 'word')};term={plain(term.text)}"


def _runs(section: Section, batch: SignalBatch, settings: Settings) -> Evidence:
    shapes = section.shapes
    found = np.flatnonzero(shapes.shape == Shape.SIZES) if len(shapes.row) else shapes.row
    if not len(found):
        return NONE
    row, value = shapes.row[found], shapes.value[found]
    branded = np.where(batch.own[row] >= 0, 1.0, WITHOUT_BRAND.of(settings))
    return make_evidence(
        row,
        SIZES.of(settings) * branded * np.minimum(value / 10, 1.0),
        value,
        lambda sizes: f"pattern=sizes;term={sizes}",
        section.field,
        shapes.start[found],
        shapes.end[found],
    )


SIGNAL = SignalDefinition(
    name="quantity_pattern",
    title_en="Quantity pattern",
    title_zh="批量与尺码特征",
    text_zh="商品写明批发、一手货源、一件代发、成批出售，或 36 到 45 码齐全。无品牌商品很平常；稀缺品牌商品这样写，说明来自作坊。",
    sentence_en="It is offered in quantity ({pattern}: {term}).",
    sentence_zh="批量出售的特征（{pattern}：{term}）。",
    detect=detect,
    settings=(SIZES, WITHOUT_BRAND),
    examples=(
        fires("耐克运动鞋 批发 一件代发", "wholesale of a brand", "品牌批发"),
        fires("一手货源 LV 女包 厂家直销", "straight from the source", "一手货源"),
        fires("Nike shoes size 36-45", "every size", "尺码齐全"),
        stays_silent("Nike 耐克 运动鞋 42码", "one size", "一个尺码"),
        stays_silent("小米 手机 8GB+128GB", "memory, not sizes", "内存，不是尺码"),
        stays_silent("Gucci belt 95cm worn once", "one piece", "单件"),
    ),
)
