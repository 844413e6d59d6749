"""The brand is written so that a search does not find it."""

from functools import lru_cache

import numpy as np

from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.overlaps import COUNTED
from touchstone.signals.relation import NAMED
from touchstone.signals.spelling import spell_brand, spell_hiding
from touchstone.vocabulary.field import Field
from touchstone.vocabulary.hiding import Hiding

NICKNAME = Setting("nickname", 0.6, 0, 1, "Score of a trade nickname such as 驴家.", "行内黑话（如“驴家”）的分数。")
BY_SOUND = Setting(
    "by_sound",
    0.6,
    0,
    1,
    "Score of a brand written by its sound (pinyin, same-sound characters).",
    "以拼音或同音字书写品牌的分数。",
)
# How deliberate each way is: masks and invisible characters do not happen by accident, spaces and points do.
DELIBERATE = {
    Hiding.STYLED: 0.75,
    Hiding.LOOKALIKE: 0.75,
    Hiding.INVISIBLE: 0.8,
    Hiding.DECORATED: 0.5,
    Hiding.SPLIT: 0.45,
    Hiding.MASKED: 0.9,
}
FLAG_BITS = 9


@lru_cache(maxsize=64)
def deliberateness(nickname: float, by_sound: float) -> np.ndarray:
    """Score of every combination of flags, (512,): each way leaves the chance of an accident that the others left."""
    ways = {**DELIBERATE, Hiding.NICKNAME: nickname, Hiding.HOMOPHONE: by_sound, Hiding.PINYIN: by_sound}
    flags = np.arange(1 << FLAG_BITS)
    chance = np.ones(1 << FLAG_BITS)
    for way, score in ways.items():
        chance *= np.where(flags & way, 1 - score, 1)
    return 1 - chance


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The title writes a brand so that people read it and filters do not: masked, styled, look-alike or split letters, a nickname.

    An honest seller wants the brand to be found. The score says how hard it was hidden.
    """
    mentions = batch.mentions
    found = np.flatnonzero(mentions.hiding)
    if not len(found):
        return NONE
    found = found[(mentions.confidence[found] >= COUNTED) & (mentions.relation[found] != NAMED)]
    if not len(found):
        return NONE
    flags = mentions.hiding[found].astype(np.int64) & ((1 << FLAG_BITS) - 1)
    return make_evidence(
        mentions.row[found],
        deliberateness(NICKNAME.of(settings), BY_SOUND.of(settings))[flags] * mentions.confidence[found],
        (mentions.brand[found].astype(np.int64) << FLAG_BITS) | flags,
        lambda code: (
            f"{spell_brand(batch.lexicon, code >> FLAG_BITS)};how={spell_hiding(code & ((1 << FLAG_BITS) - 1))}"
        ),
        Field.TITLE,
        mentions.start[found],
        mentions.end[found],
    )


SIGNAL = SignalDefinition(
    name="brand_hidden",
    title_en="Brand hidden",
    title_zh="品牌被隐藏书写",
    text_zh="标题里的品牌写得人能看懂而过滤器看不懂：遮盖、花体、形近、拆开的字符，或行内黑话。诚实的卖家希望品牌被搜到。分数表示隐藏的程度。",
    sentence_en="{en} is written with {how}.",
    sentence_zh="{zh}的写法：{how}。",
    detect=detect,
    settings=(NICKNAME, BY_SOUND),
    examples=(
        fires("ch*nel 包包 小香风链条包", "a masked letter", "遮盖了一个字母"),
        fires("𝗚𝘂𝗰𝗰𝗶 belt men leather", "styled letters", "花体字母"),
        fires("驴家 老花 手提包 女", "a trade nickname", "行内黑话"),
        stays_silent("Chanel 香奈儿 链条包", "written in full", "完整书写"),
        stays_silent("GUCCI leather belt", "capital letters hide nothing", "大写不算隐藏"),
        stays_silent("女士真皮手提包 大容量", "no brand", "没有品牌"),
    ),
)
