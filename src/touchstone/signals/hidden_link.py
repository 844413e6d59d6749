"""The listing is a door to something it does not show."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.batch import SignalBatch
from touchstone.signals.categories import OTHER, PLACE_FOR_DIFFERENCES, read_categories
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.denial import is_denied
from touchstone.signals.details import NONE, best_per_key, join_evidence, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.overlaps import COUNTED
from touchstone.signals.relation import OWN
from touchstone.signals.spelling import plain, spell_brand
from touchstone.vocabulary.field import Field

BARE = Setting(
    "bare",
    0.9,
    0,
    1,
    "Score of a deposit or difference listing that names no goods.",
    "不写任何商品的定金、补差价链接的分数。",
)
WITH_GOODS = Setting("with_goods", 0.35, 0, 1, "The same beside goods.", "同上，但写有商品时的分数。")
SMALL = Setting(
    "small",
    0.5,
    0,
    1,
    "Share of the score that stays when the price is that of a postage or a small difference.",
    "价格只相当于邮费或小额差价时保留的分数比例。",
)
SMALL_PRICE = Setting(
    "small_price",
    100,
    1,
    100000,
    "Below this price (CNY) a bare link may well be a postage or a difference.",
    "低于此价（元）的空白链接多半是邮费或差价。",
)
GOODS_PRICE = Setting(
    "goods_price",
    200,
    1,
    100000,
    "From this price (CNY) on, a link that names no goods sells goods: the score is 1.",
    "不写商品的链接达到此价（元）即视为在卖商品，分数为 1。",
)
DIFFERENCE = Setting(
    "difference",
    0.9,
    0,
    1,
    "Share of the score that stays in a category for price differences and postage.",
    "在补差价、邮费类目中保留的分数比例。",
)
MISPLACED = Setting(
    "misplaced",
    0.4,
    0,
    1,
    "Score of goods of a brand worth faking in a category of other goods.",
    "易被仿冒的品牌商品放在其他商品类目中的分数。",
)
ELSEWHERE = Setting(
    "elsewhere",
    0.4,
    0,
    1,
    "Score of a brand that the description claims and the title leaves out.",
    "描述自称某品牌而标题不写时的分数。",
)

CLEAR_GOODS = 0.8  # strength of nouns that say what is offered; a gift box or an ornament does not


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing is a door to something else: a deposit, a price difference, “order here, tell me the model”;
    or its title hides what the description offers; or it stands in a category of other goods.

    Deposits and differences occur in honest shops too; without any goods named, and at the price of goods, they are doors.
    """
    return join_evidence(_placeholders(batch, settings), _misplaced(batch, settings), _elsewhere(batch, settings))


def _placeholders(batch: SignalBatch, settings: Settings) -> Evidence:
    hits = batch.of_kind(Kind.PLACEHOLDER)
    if not len(hits):
        return NONE
    hits = hits[~is_denied(batch.title_section, hits)]
    row, term = batch.hits.row[hits], batch.hits.term[hits]
    bare = _is_bare(batch, row)
    strength = batch.columns.strength[term] * np.where(batch.columns.ambiguous[term], 0.5, 1.0)
    score = strength * np.where(bare, BARE.of(settings), WITH_GOODS.of(settings))
    score = np.where(batch.columns.ambiguous[term] & ~bare, 0, score)
    said = read_categories(batch.listings.column("category"), row, batch.lexicon)
    score = np.where(bare, weigh_place(score, batch.money.amount[row], said, settings), score)
    best = best_per_key(row, score)
    best = best[score[best] > 0]
    return make_evidence(
        row[best],
        score[best],
        term[best] * 2 + bare[best],
        lambda code: _spell_placeholder(batch, code),
        Field.TITLE,
        batch.hits.start[hits[best]],
        batch.hits.end[hits[best]],
    )


def weigh_place(
    score: NDArray[np.floating], amount: NDArray[np.float64], said: NDArray[np.uint64], settings: Settings
) -> NDArray[np.floating]:
    """Scores (k,) of bare links: less at the price of a postage and in a category for differences, 1 at the price of goods.

    `amount` NaN: no price, nothing changes. `said` is what the categories say.
    """
    fitting = said & np.uint64(PLACE_FOR_DIFFERENCES) != 0
    clear = score > BARE.of(settings) / 2
    goods = clear & (amount >= GOODS_PRICE.of(settings))
    weighed = np.where(goods, 1.0, np.where(amount < SMALL_PRICE.of(settings), score * SMALL.of(settings), score))
    return np.where(fitting, weighed * DIFFERENCE.of(settings), weighed)


def _misplaced(batch: SignalBatch, settings: Settings) -> Evidence:
    """Goods of a brand worth faking whose category names goods, but none of those that the title names."""
    if not len(batch.mentions.row) or batch.listings.column("category").null_count == len(batch):
        return NONE
    rows = ((batch.own >= 0) & (batch.goods >= 0)).nonzero()[0]
    rows = rows[batch.columns.luxury[batch.mentions.brand[batch.own[rows]]]]
    if not len(rows):
        return NONE
    said = read_categories(batch.listings.column("category"), rows, batch.lexicon)
    hits, columns = batch.of_kind(Kind.GOODS), batch.columns
    row, term = batch.hits.row[hits], batch.hits.term[hits]
    named, clear = np.zeros(len(batch), dtype=np.uint64), np.zeros(len(batch), dtype=np.bool_)
    np.bitwise_or.at(named, row, columns.goods_reach[columns.group[term]])
    clear[row[(columns.strength[term] >= CLEAR_GOODS) & ~columns.ambiguous[term]]] = True
    speaks = (said != 0) & (said & np.uint64(OTHER) == 0) & clear[rows] & ~_has(batch, Kind.ACCESSORY)[rows]
    rows = rows[speaks & (said & named[rows] == 0)]
    mention = batch.own[rows]
    return make_evidence(
        rows,
        MISPLACED.of(settings) * batch.mentions.confidence[mention],
        batch.mentions.brand[mention],
        lambda brand: f"door=misplaced;{spell_brand(batch.lexicon, brand)};term=-;bare=no",
        Field.CATEGORY,
    )


def _is_bare(batch: SignalBatch, row: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each row names no goods, or is so short that it says nothing else."""
    length = np.diff(batch.title.offsets)[row]
    return (batch.goods[row] < 0) & ~_has(batch, Kind.ACCESSORY)[row] & (length <= 24)


def _has(batch: SignalBatch, kind: Kind) -> NDArray[np.bool_]:
    held = np.zeros(len(batch), dtype=np.bool_)
    held[batch.hits.row[batch.of_kind(kind)]] = True
    return held


def _spell_placeholder(batch: SignalBatch, code: int) -> str:
    term = plain(batch.lexicon.terms[code // 2].text)
    return f"door=placeholder;term={term};bare={'yes' if code % 2 else 'no'};en={term};zh={term}"


def _elsewhere(batch: SignalBatch, settings: Settings) -> Evidence:
    if not len(batch.description_hits):
        return NONE
    told = batch.description_section.mentions
    found = np.flatnonzero((told.relation == OWN) & (told.confidence >= COUNTED))
    found = found[batch.mentions.primary[told.row[found]] < 0]
    if not len(found):
        return NONE
    found = found[batch.columns.luxury[told.brand[found]] & (batch.contraband[told.row[found]] < 0.5)]
    found = found[best_per_key(told.row[found], told.confidence[found])]
    return make_evidence(
        told.row[found],
        ELSEWHERE.of(settings) * told.confidence[found],
        told.brand[found],
        lambda brand: f"door=description;{spell_brand(batch.lexicon, brand)};term=-;bare=no",
        Field.DESCRIPTION,
        told.start[found],
        told.end[found],
    )


SIGNAL = SignalDefinition(
    name="hidden_link",
    title_en="Hidden link",
    title_zh="隐藏链接",
    text_zh=(
        "这条链接是通往别处的门：定金、补差价、“拍下备注型号”；或标题隐去了描述里出售的东西。"
        "或品牌商品放在别的商品的类目里。诚实店铺也有定金和补差价；但若不写任何商品，价格又相当于商品，多半是门。"
    ),
    sentence_en="The listing does not show what it sells ({door}: {en}).",
    sentence_zh="链接没有展示真正出售的东西（{door}：{zh}）。",
    detect=detect,
    settings=(BARE, WITH_GOODS, SMALL, SMALL_PRICE, GOODS_PRICE, DIFFERENCE, MISPLACED, ELSEWHERE),
    examples=(
        fires("补差价链接", "nothing but a price difference", "仅有补差价"),
        fires("定金专拍 联系客服", "a deposit for something unnamed", "未写明物品的定金"),
        fires("deposit link, contact before order", "the same in English", "英文定金链接"),
        fires(
            "时尚女士手提包 2023新款",
            "the brand stands in the description only",
            "品牌只出现在描述里",
            description="香奈儿 经典款 链条包",
        ),
        fires(
            "专拍链接 勿乱拍",
            "the price of goods, and no goods",
            "价格相当于商品，却不写商品",
            price=2600.0,
            currency="CNY",
        ),
        fires("Gucci 手提包 女", "bags in a category of toys", "箱包放在玩具类目", category="玩具/拼图"),
        stays_silent("Gucci 手提包 女", "bags in a category of bags", "箱包放在箱包类目", category="箱包皮具/女包"),
        stays_silent("Nike 耐克 运动鞋 男", "goods are shown", "写明了商品"),
        stays_silent("不锈钢保温杯 大容量", "goods are shown", "写明了商品"),
        stays_silent("leather wallet for men, brown", "goods are shown", "写明了商品"),
    ),
)
