"""What surrounds a brand in a text, as numbers: the evidence for own, compatible or merely mentioned."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.relation_places import count_codes, find_lead, has_code_after, is_closing, is_opening, is_word
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled, inlined

FEATURES = (
    "bias",
    "fits_adjacent",  # 适用于|苹果, for |iphone
    "fits_before",
    "fits_far_before",
    "fits_adjacent_after",  # 苹果|专用
    "fits_after",
    "fits_far_after",  # a word that stands before, after it: 华为 … 适用于
    "at_lead",  # the text starts with it, brackets aside
    "after_unknown_name",  # 彼冠 |vivo
    "after_separate_name",  # the same, with a space or bracket between
    "other_brand_at_lead",
    "other_brand_before",
    "in_brand_list",  # 华为/小米/oppo
    "three_brands",
    "accessory",
    "accessory_soon",  # 苹果手机壳
    "two_accessories",
    "accessory_before",
    "goods",
    "goods_of_brand",
    "device",
    "device_accessory",
    "code_after",  # oppo|a59
    "device_code_accessory",
    "model_of_brand",
    "bracketed",  # （SONY）
    "bracket_after",  # 飞利浦|（PHILIPS）
    "twin",  # 飞利浦（PHILIPS）: the same brand beside it
    "same_brand_at_lead",
    "repeated",
    "claim",
    "authorised",
    "contraband",
    "luxury",
    "latin_text",
    "last_noun_accessory",
    "next_noun_accessory",
    "next_noun_goods",
    "late",  # place in the text, 0..1
    "slash_beside",
    "fits_at_lead",  # the text starts with 适用, 替换
    "part_of_goods",  # 笔记本|贴膜 after the brand: an accessory right after a noun of goods
    "goods_before_parts",  # 佳能…打印机 … 墨盒: the next noun is goods, and no accessory is near
    "code_then_goods",  # 佳能ts3180打印机
    "device_accessory_at_lead",
    "unknown_name_accessory",
    "three_accessories",
    "accessory_at_lead",  # the noun of an accessory stands before any brand
    "other_goods",  # goods that the brand is not known for
    "other_goods_next",
    "other_goods_last",
    "only_other_goods",
    "two_codes",  # codes such as a59, x27pro in the text
    "four_codes",
    "device_four_codes",
)
TEXT_SEEN = 80  # characters of the text that its script and its codes are judged by
WINDOW = 24  # hits on each side that are looked at, so that long descriptions stay linear
CONTRABAND_AT, LATE_AT = FEATURES.index("contraband"), FEATURES.index("late")  # the two that are not yes or no

BRAND, CLAIM, FITS, ACCESSORY = int(Kind.BRAND), int(Kind.CLAIM), int(Kind.COMPATIBLE), int(Kind.ACCESSORY)
GOODS, CONTRABAND, AUTHORISED, MODEL = int(Kind.GOODS), int(Kind.CONTRABAND), int(Kind.AUTHORISED), int(Kind.MODEL)


def bit_of(name: str) -> int:
    """The bit that stands for a feature of yes or no."""
    return 1 << FEATURES.index(name)


BIAS = bit_of("bias")
FITS_ADJACENT = bit_of("fits_adjacent")
FITS_BEFORE = bit_of("fits_before")
FITS_FAR_BEFORE = bit_of("fits_far_before")
FITS_ADJACENT_AFTER = bit_of("fits_adjacent_after")
FITS_AFTER = bit_of("fits_after")
FITS_FAR_AFTER = bit_of("fits_far_after")
AT_LEAD = bit_of("at_lead")
UNKNOWN_NAME = bit_of("after_unknown_name")
SEPARATE_NAME = bit_of("after_separate_name")
OTHER_AT_LEAD = bit_of("other_brand_at_lead")
OTHER_BEFORE = bit_of("other_brand_before")
IN_LIST = bit_of("in_brand_list")
THREE_BRANDS = bit_of("three_brands")
HAS_ACCESSORY = bit_of("accessory")
ACCESSORY_SOON = bit_of("accessory_soon")
TWO_ACCESSORIES = bit_of("two_accessories")
ACCESSORY_BEFORE = bit_of("accessory_before")
HAS_GOODS = bit_of("goods")
GOODS_OF_BRAND = bit_of("goods_of_brand")
DEVICE = bit_of("device")
DEVICE_ACCESSORY = bit_of("device_accessory")
CODE_AFTER = bit_of("code_after")
DEVICE_CODE_ACCESSORY = bit_of("device_code_accessory")
MODEL_OF_BRAND = bit_of("model_of_brand")
BRACKETED = bit_of("bracketed")
BRACKET_AFTER = bit_of("bracket_after")
TWIN = bit_of("twin")
SAME_AT_LEAD = bit_of("same_brand_at_lead")
REPEATED = bit_of("repeated")
HAS_CLAIM = bit_of("claim")
HAS_AUTHORISED = bit_of("authorised")
LUXURY = bit_of("luxury")
LATIN_TEXT = bit_of("latin_text")
LAST_ACCESSORY = bit_of("last_noun_accessory")
NEXT_ACCESSORY = bit_of("next_noun_accessory")
NEXT_GOODS = bit_of("next_noun_goods")
SLASH = bit_of("slash_beside")
FITS_AT_LEAD = bit_of("fits_at_lead")
PART_OF_GOODS = bit_of("part_of_goods")
GOODS_BEFORE_PARTS = bit_of("goods_before_parts")
CODE_THEN_GOODS = bit_of("code_then_goods")
DEVICE_ACCESSORY_AT_LEAD = bit_of("device_accessory_at_lead")
UNKNOWN_ACCESSORY = bit_of("unknown_name_accessory")
THREE_ACCESSORIES = bit_of("three_accessories")
ACCESSORY_AT_LEAD = bit_of("accessory_at_lead")
OTHER_GOODS = bit_of("other_goods")
OTHER_NEXT = bit_of("other_goods_next")
OTHER_LAST = bit_of("other_goods_last")
ONLY_OTHER = bit_of("only_other_goods")
TWO_CODES = bit_of("two_codes")
FOUR_CODES = bit_of("four_codes")
DEVICE_FOUR_CODES = bit_of("device_four_codes")


@compiled
def flag(bit: int, present: bool) -> int:
    """The bit, or nothing."""
    return bit if present else 0


@inlined
def look_at_text(codes: NDArray[np.uint32], low: int, high: int) -> tuple[int, int]:
    """What all mentions of a text share: where it begins (from its start), and its features."""
    seen = min(high, low + TEXT_SEEN)
    han = 0
    for place in range(low, seen):
        han += codes[place] >= 0x3400
    number = count_codes(codes, low, seen)
    lead = find_lead(codes, low, high) - low
    return lead, BIAS | flag(LATIN_TEXT, han == 0) | flag(TWO_CODES, number >= 2) | flag(FOUR_CODES, number >= 4)


@inlined
def look_beside(codes: NDArray[np.uint32], low: int, high: int, lead: int, first: int, last: int) -> int:
    """Features of the characters around one mention; all places count from the start of `codes`."""
    before = int(codes[first - 1]) if first > low else 0
    after = int(codes[last + 1]) if last + 1 < high else 0
    far = 2 <= first - lead <= 12
    return (
        flag(AT_LEAD, first <= lead)
        | flag(BRACKETED, is_opening(before) and is_closing(after))
        | flag(BRACKET_AFTER, is_opening(after))
        | flag(SLASH, before == 47 or after == 47 or before == 0x3001 or after == 0x3001)
        | flag(CODE_AFTER, has_code_after(codes, last + 1, high))
        | flag(UNKNOWN_NAME, far)
        | flag(SEPARATE_NAME, far and not is_word(before))
    )


@compiled
def add_fits(seen: int, gap_before: int, gap_after: int, at_lead: bool, follows: bool) -> int:
    """A word of fitting; the gap on its side is >= 0, the other negative. 适用 stands before, 专用 after."""
    if follows:
        if 0 <= gap_after <= 12:
            return seen | (FITS_ADJACENT_AFTER if gap_after <= 1 else FITS_AFTER)
        return seen
    seen |= flag(FITS_AT_LEAD, at_lead)
    if gap_before >= 0:
        return seen | (FITS_ADJACENT if gap_before <= 1 else FITS_BEFORE if gap_before <= 10 else FITS_FAR_BEFORE)
    return seen | flag(FITS_FAR_AFTER, gap_after >= 0)


@compiled
def add_brand(seen: int, same: bool, gap_before: int, gap_after: int, at_lead: bool) -> int:
    """Another brand hit in the same text."""
    near = 0 <= gap_before <= 2 or 0 <= gap_after <= 2
    if same:
        return seen | REPEATED | flag(TWIN, near) | flag(SAME_AT_LEAD, at_lead)
    third = flag(THREE_BRANDS, seen & (OTHER_BEFORE | IN_LIST) != 0)
    return seen | third | flag(OTHER_BEFORE, gap_before >= 0) | flag(IN_LIST, near) | flag(OTHER_AT_LEAD, at_lead)


@compiled
def add_accessory(seen: int, gap_before: int, gap_after: int) -> int:
    """One noun of an accessory or part."""
    more = flag(THREE_ACCESSORIES, seen & TWO_ACCESSORIES != 0) | flag(TWO_ACCESSORIES, seen & HAS_ACCESSORY != 0)
    seen |= HAS_ACCESSORY | more
    if gap_before >= 0:
        return seen | ACCESSORY_BEFORE | flag(ACCESSORY_AT_LEAD, seen & (OTHER_BEFORE | REPEATED) == 0)
    return seen | flag(ACCESSORY_SOON, gap_after <= 14)


@compiled
def add_goods(seen: int, of_brand: bool, is_next: bool) -> int:
    """One noun of goods: what the brand is known for, or other goods."""
    if of_brand:
        return (seen | HAS_GOODS | GOODS_OF_BRAND) & ~OTHER_LAST
    return seen | HAS_GOODS | OTHER_GOODS | OTHER_LAST | flag(OTHER_NEXT, is_next)


@compiled
def add_crosses(seen: int, device: bool, luxury: bool) -> int:
    """Features of the brand, and of the brand together with what was seen."""
    seen |= flag(LUXURY, luxury)
    accessory, code = seen & HAS_ACCESSORY != 0, seen & CODE_AFTER != 0
    if device:
        seen |= DEVICE | flag(DEVICE_ACCESSORY, accessory) | flag(DEVICE_CODE_ACCESSORY, accessory and code)
        seen |= flag(DEVICE_FOUR_CODES, seen & FOUR_CODES != 0)
        seen |= flag(DEVICE_ACCESSORY_AT_LEAD, accessory and seen & AT_LEAD != 0)
    if seen & SAME_AT_LEAD:
        seen &= ~(UNKNOWN_NAME | SEPARATE_NAME)
    seen |= flag(UNKNOWN_ACCESSORY, accessory and seen & UNKNOWN_NAME != 0)
    seen |= flag(GOODS_BEFORE_PARTS, seen & (NEXT_GOODS | ACCESSORY_SOON) == NEXT_GOODS)
    seen |= flag(ONLY_OTHER, seen & (OTHER_GOODS | GOODS_OF_BRAND) == OTHER_GOODS)
    return seen | flag(CODE_THEN_GOODS, code and seen & NEXT_GOODS != 0)


@inlined
def look_around(
    seen: int,
    hit: int,
    begin: int,
    stop: int,
    lead: int,
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    columns: TermColumns,
) -> tuple[int, float]:
    """Features of the brand hit `hit` among the hits begin..stop of its text, and how surely the text sells contraband.

    `seen` are those of the characters: `look_at_text` and `look_beside`.
    """
    brand = columns.brand[term[hit]]
    own_first, own_last, goods = first[hit], last[hit], columns.goods[brand]
    contraband = 0.0
    next_noun, goods_end = -1, -9
    for other in range(max(begin, hit - WINDOW), min(stop, hit + WINDOW + 1)):
        kind = columns.kind[term[other]]
        gap_before, gap_after = own_first - last[other] - 1, first[other] - own_last - 1
        at_lead = first[other] <= lead
        if kind == FITS:
            seen = add_fits(seen, gap_before, gap_after, at_lead, columns.follows[columns.group[term[other]]])
        elif kind == BRAND:
            if other != hit and (gap_before >= 0 or gap_after >= 0):
                seen = add_brand(seen, columns.brand[term[other]] == brand, gap_before, gap_after, at_lead)
        elif kind == ACCESSORY:
            seen = add_accessory(seen, gap_before, gap_after)
            seen |= flag(PART_OF_GOODS, gap_after >= 0 and 0 <= first[other] - goods_end <= 2)
        elif kind == GOODS:
            goods_end = last[other] + 1
            of_brand = columns.goods_bit[columns.group[term[other]]] & goods != 0
            seen = add_goods(seen, of_brand, gap_after >= 0 and next_noun < 0)
        elif kind == MODEL:
            seen |= flag(MODEL_OF_BRAND, columns.brand[term[other]] == brand)
        elif kind == CONTRABAND:
            contraband = max(contraband, float(columns.weight[term[other]]))
        else:
            seen |= flag(HAS_CLAIM, kind == CLAIM) | flag(HAS_AUTHORISED, kind == AUTHORISED)
        if kind in (ACCESSORY, GOODS):
            if first[other] >= lead:
                seen = seen & ~LAST_ACCESSORY | flag(LAST_ACCESSORY, kind == ACCESSORY)
            if first[other] >= lead and gap_after >= 0 and next_noun < 0:
                next_noun = kind
        if gap_before >= 0 and kind != BRAND and last[other] >= lead:
            seen &= ~(UNKNOWN_NAME | SEPARATE_NAME)
    seen |= flag(NEXT_ACCESSORY, next_noun == ACCESSORY) | flag(NEXT_GOODS, next_noun == GOODS)
    return add_crosses(seen, columns.device[brand], columns.luxury[brand]), contraband
