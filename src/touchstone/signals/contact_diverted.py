"""The buyer is led off the platform."""

import numpy as np

from touchstone.lexicon.kind import Kind
from touchstone.signals.batch import SignalBatch
from touchstone.signals.contact import find_accounts
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.denial import is_denied
from touchstone.signals.details import NONE, join_evidence, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.section import Section
from touchstone.signals.shapes import Shape
from touchstone.signals.spelling import plain, spell_hiding

ACCOUNT = Setting("account", 0.95, 0, 1, "Score of a contact word with an account.", "联系方式用语后跟账号时的分数。")
WORD = Setting("word", 0.45, 0, 1, "Score of a contact word without an account.", "仅有联系方式用语时的分数。")
PHONE = Setting("phone", 0.7, 0, 1, "Score of a telephone number.", "电话号码的分数。")
LINK = Setting("link", 0.6, 0, 1, "Score of a web or mail address.", "网址或邮箱的分数。")
HIDDEN = Setting(
    "hidden",
    0.3,
    0,
    1,
    "Added when it is written in look-alike or same-sound characters.",
    "以形近字或同音字书写时加的分数。",
)
SHAPE_NAMES = {Shape.PHONE: "phone", Shape.LINK: "link", Shape.MAIL: "mail"}
FLAG_BITS = 9


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The listing gives a way off the platform: a WeChat or QQ account, WhatsApp, Telegram, a telephone number, a link, a mail address.

    Written in look-alike or same-sound characters (薇信, vx) it scores higher. A company's 400 hotline does not count.
    """
    parts = [
        part for section in batch.sections for part in (_words(section, batch, settings), _shapes(section, settings))
    ]
    return join_evidence(*parts)


def _words(section: Section, batch: SignalBatch, settings: Settings) -> Evidence:
    asked = section.of_kind(Kind.CONTACT)
    if not len(asked):
        return NONE
    asked = asked[~is_denied(section, asked)]
    hits, folded, columns = section.hits, section.folded, section.columns
    row, term = hits.row[asked], hits.term[asked]
    account, flags = np.empty(len(asked), dtype=np.int32), np.empty(len(asked), dtype=np.int32)
    ambiguous = columns.ambiguous[term]
    find_accounts(
        folded.codes, folded.hiding, folded.ends, folded.offsets, row, hits.last[asked], ~ambiguous, account, flags
    )
    score = (
        np.where(account >= 0, ACCOUNT.of(settings), np.where(ambiguous, 0, WORD.of(settings))) * columns.strength[term]
    )
    flags |= hits.hiding[asked].astype(np.int32)
    found = np.flatnonzero(score > 0)
    return make_evidence(
        row[found],
        score[found] + np.where(flags[found] != 0, HIDDEN.of(settings), 0),
        ((term[found].astype(np.int64) << FLAG_BITS) | flags[found]) * 2 + (account[found] >= 0),
        lambda code: _spell_word(batch, code),
        section.field,
        hits.start[asked[found]],
        np.maximum(account[found], hits.end[asked[found]]),
    )


def _spell_word(batch: SignalBatch, code: int) -> str:
    account, code = code % 2, code // 2
    term = batch.lexicon.terms[code >> FLAG_BITS]
    how = spell_hiding(code & ((1 << FLAG_BITS) - 1))
    return f"way={plain(term.group or 'word')};term={plain(term.text)};account={'yes' if account else 'no'};how={how}"


def _shapes(section: Section, settings: Settings) -> Evidence:
    shapes = section.shapes
    found = np.flatnonzero(np.isin(shapes.shape, list(SHAPE_NAMES))) if len(shapes.row) else shapes.row
    if not len(found):
        return NONE
    shape, flags = shapes.shape[found], shapes.hiding[found] & ((1 << FLAG_BITS) - 1)
    score = np.where(shape == Shape.PHONE, PHONE.of(settings), LINK.of(settings))
    return make_evidence(
        shapes.row[found],
        score + np.where(flags != 0, HIDDEN.of(settings), 0),
        (shape.astype(np.int64) << FLAG_BITS) | flags,
        _spell_shape,
        section.field,
        shapes.start[found],
        shapes.end[found],
    )


def _spell_shape(code: int) -> str:
    name = SHAPE_NAMES[Shape(code >> FLAG_BITS)]
    return f"way={name};term={name};account=yes;how={spell_hiding(code & ((1 << FLAG_BITS) - 1))}"


SIGNAL = SignalDefinition(
    name="contact_diverted",
    title_en="Contact diverted",
    title_zh="引导站外联系",
    text_zh=(
        "商品给出站外联系方式：微信、QQ 账号，WhatsApp、Telegram，电话、网址、邮箱。"
        "用形近字或同音字书写（薇信、vx）的分数更高。企业 400 热线不计。"
    ),
    sentence_en="It leads off the platform ({term}; written with: {how}).",
    sentence_zh="引导到站外联系（{term}；写法：{how}）。",
    detect=detect,
    settings=(ACCOUNT, WORD, PHONE, LINK, HIDDEN),
    examples=(
        fires("女包 加微信 abc12345 看实拍", "a WeChat account", "微信账号"),
        fires("名表批发 薇信：wb88888", "WeChat in same-sound characters", "同音字写的微信"),
        fires("手表 联系电话 13812345678", "a telephone number", "电话号码"),
        fires("Luxury bags whatsapp +86 13812345678", "WhatsApp and a number", "WhatsApp 与号码"),
        fires("shoes, order at www.replica-shop.ru", "a web address", "网址"),
        stays_silent("苹果手机壳 官方客服 400-666-8800", "a company hotline", "企业热线"),
        stays_silent("QQ糖 水果味软糖", "sweets", "糖果"),
        stays_silent("Samsung 990 PRO 2TB SSD 13600K", "model numbers", "型号"),
        stays_silent("保温杯 500ml 不锈钢", "nothing of the kind", "没有联系方式"),
    ),
)
