"""The words of the replica trade."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.batch import SignalBatch
from touchstone.signals.confidence import SURE_CONTEXT
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.denial import is_denied
from touchstone.signals.details import NONE, best_per_key, join_evidence, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.relation import NAMED
from touchstone.signals.section import Section
from touchstone.signals.spelling import plain
from touchstone.tables.compiled import compiled

GOODS_ONLY = Setting(
    "goods_only",
    0.8,
    0,
    1,
    "Share of the score that stays when goods but no brand are named.",
    "只写商品、未写品牌时保留的分数比例。",
)
ALONE = Setting(
    "alone",
    0.55,
    0,
    1,
    "Share that stays when neither goods nor brand are named.",
    "既无商品也无品牌时保留的分数比例。",
)
AMBIGUOUS = Setting(
    "ambiguous",
    0.6,
    0,
    1,
    "Share for words with ordinary meanings too (mirror, rep, 1:1); they count only beside a brand or goods.",
    "有日常含义的词（mirror、rep、1:1）的分数比例；仅在品牌或商品旁才计入。",
)
CONTRABAND = Setting(
    "contraband",
    0.1,
    0,
    1,
    "Share that stays when the title offers drugs, documents and the like (AAA+ weed).",
    "标题提供毒品、证件等时保留的比例。",
)
CONTEXTS = ("none", "goods", "brand")
MAX_GROUPS = 1 << 15


def contexts(batch: SignalBatch, row: NDArray[np.int32]) -> NDArray[np.int64]:
    """Index into CONTEXTS of each row (k,)."""
    primary = batch.mentions.primary[row]
    named = primary >= 0
    if len(batch.mentions.row):
        named &= batch.mentions.relation[primary] != NAMED
    return np.where(named, 2, (batch.goods[row] >= 0).astype(np.int64))


def is_name(section: Section, claims: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each claim (k,) is part of a brand that is named for sure: UA beside Under Armour."""
    mentions, hits = section.mentions, section.hits
    sure = np.flatnonzero(mentions.confidence >= SURE_CONTEXT)
    inside = np.zeros(len(claims), dtype=np.bool_)
    if len(sure):
        claimed = (hits.row[claims], hits.start[claims], hits.end[claims])
        _mark_inside(*claimed, mentions.row[sure], mentions.start[sure], mentions.end[sure], inside)
    return inside


@compiled
def _mark_inside(
    row: NDArray[np.int32],
    start: NDArray[np.int32],
    end: NDArray[np.int32],
    name_row: NDArray[np.int32],
    name_start: NDArray[np.int32],
    name_end: NDArray[np.int32],
    inside: NDArray[np.bool_],
) -> None:
    """Mark each claim (k,) that lies inside a name (m,); both are ordered by row."""
    first = 0
    for claim in range(len(row)):
        while first < len(name_row) and name_row[first] < row[claim]:
            first += 1
        name = first
        while name < len(name_row) and name_row[name] == row[claim]:
            if name_start[name] <= start[claim] and end[claim] <= name_end[name]:
                inside[claim] = True
            name += 1


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing says that its goods are replicas: 高仿, A货, 1:1, mirror quality, AAA+, UA, rep.

    Denials (不是高仿, not a replica) and innocent uses (高仿真花, a mirror for the wall) do not count. Words that also have ordinary
    meanings count only beside a brand or branded goods.
    """
    return join_evidence(*(_in_section(batch, section, settings) for section in batch.sections))


def _in_section(batch: SignalBatch, section: Section, settings: Settings) -> Evidence:
    hits = section.of_kind(Kind.CLAIM)
    if not len(hits):
        return NONE
    hits = hits[~is_denied(section, hits) & ~is_name(section, hits)]
    if not len(hits):
        return NONE
    row, term, columns = section.hits.row[hits], section.hits.term[hits], batch.columns
    context = contexts(batch, row)
    unclear = AMBIGUOUS.of(settings)
    share = np.array(
        [ALONE.of(settings), GOODS_ONLY.of(settings), 1.0, 0.0, unclear / 2, unclear]
    )  # clear, then ambiguous
    score = columns.strength[term] * share[context + len(CONTEXTS) * columns.ambiguous[term]]
    score *= np.where(batch.contraband[row] >= 0.5, CONTRABAND.of(settings), 1.0)
    best = best_per_key(row.astype(np.int64) * MAX_GROUPS + columns.group[term], score)
    best = best[score[best] > 0]
    chosen = hits[best]
    return make_evidence(
        row[best],
        score[best],
        term[best].astype(np.int64) * len(CONTEXTS) + context[best],
        lambda code: _spell(batch, code),
        section.field,
        section.hits.start[chosen],
        section.hits.end[chosen],
    )


def _spell(batch: SignalBatch, code: int) -> str:
    term = batch.lexicon.terms[code // len(CONTEXTS)]
    return f"claim={plain(term.group)};term={plain(term.text)};context={CONTEXTS[code % len(CONTEXTS)]}"


SIGNAL = SignalDefinition(
    name="replica_claim",
    title_en="Replica claim",
    title_zh="仿品用语",
    text_zh=(
        "商品自称是仿品：高仿、A货、1:1、mirror、AAA+、UA、rep 等。"
        "否定（不是高仿）和无辜用法（高仿真花、墙面镜子）不计；有日常含义的词只在品牌或品牌类商品旁计入。"
    ),
    sentence_en="It says “{term}”, words of the replica trade.",
    sentence_zh="出现仿品用语“{term}”。",
    detect=detect,
    settings=(GOODS_ONLY, ALONE, AMBIGUOUS, CONTRABAND),
    examples=(
        fires("高仿 劳力士 手表 机械表", "says 高仿 of a watch brand", "名表旁写“高仿”"),
        fires("Rolex - Submariner Black [Replica]", "says replica", "写明 replica"),
        fires("A货 LV 女包 专柜品质", "says A货", "写明“A货”"),
        fires(
            "Nike Air Max shoes", "the description says it", "描述中写明", description="Top AAA replica, best factory"
        ),
        stays_silent("Gucci belt, not a replica, with receipt", "denied", "已否定"),
        stays_silent("香奈儿包 不是高仿 支持专柜验货", "denied", "已否定"),
        stays_silent("高仿真花 绢花 客厅摆件 假花", "silk flowers", "仿真花"),
        stays_silent("under armour 安德玛 UA 男子 运动外套", "the short name of a brand", "品牌简称"),
        stays_silent("bathroom mirror with light", "a mirror", "镜子"),
        stays_silent("纯棉短袖T恤 男 夏季", "no claim", "没有仿品用语"),
    ),
)
