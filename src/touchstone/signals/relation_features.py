"""What surrounds a brand in a text, as numbers: the evidence for own, compatible or merely mentioned."""

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.signals.relation_places import count_codes, find_lead, has_code_after, is_closing, is_opening, is_word
from touchstone.signals.term_columns import TermColumns
from touchstone.tables.compiled import compiled

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
AT = {name: place for place, name in enumerate(FEATURES)}
TEXT_SEEN = 80  # characters of the text that its script and its codes are judged by
WINDOW = 24  # hits on each side that are looked at, so that long descriptions stay linear

BRAND, CLAIM, FITS, ACCESSORY = int(Kind.BRAND), int(Kind.CLAIM), int(Kind.COMPATIBLE), int(Kind.ACCESSORY)
GOODS, CONTRABAND, AUTHORISED, MODEL = int(Kind.GOODS), int(Kind.CONTRABAND), int(Kind.AUTHORISED), int(Kind.MODEL)

FITS_ADJACENT, FITS_BEFORE, FITS_FAR_BEFORE = AT["fits_adjacent"], AT["fits_before"], AT["fits_far_before"]
FITS_ADJACENT_AFTER, FITS_AFTER, FITS_FAR_AFTER = AT["fits_adjacent_after"], AT["fits_after"], AT["fits_far_after"]
AT_LEAD, UNKNOWN_NAME, SEPARATE_NAME = AT["at_lead"], AT["after_unknown_name"], AT["after_separate_name"]
OTHER_AT_LEAD, OTHER_BEFORE, IN_LIST = AT["other_brand_at_lead"], AT["other_brand_before"], AT["in_brand_list"]
THREE_BRANDS, HAS_ACCESSORY, ACCESSORY_SOON = AT["three_brands"], AT["accessory"], AT["accessory_soon"]
TWO_ACCESSORIES, ACCESSORY_BEFORE, HAS_GOODS = AT["two_accessories"], AT["accessory_before"], AT["goods"]
GOODS_OF_BRAND, DEVICE, DEVICE_ACCESSORY = AT["goods_of_brand"], AT["device"], AT["device_accessory"]
CODE_AFTER, DEVICE_CODE_ACCESSORY = AT["code_after"], AT["device_code_accessory"]
MODEL_OF_BRAND, BRACKETED, BRACKET_AFTER, TWIN = AT["model_of_brand"], AT["bracketed"], AT["bracket_after"], AT["twin"]
SAME_AT_LEAD, REPEATED, HAS_CLAIM = AT["same_brand_at_lead"], AT["repeated"], AT["claim"]
HAS_AUTHORISED, HAS_CONTRABAND, LUXURY = AT["authorised"], AT["contraband"], AT["luxury"]
LATIN_TEXT, LAST_ACCESSORY, NEXT_ACCESSORY = AT["latin_text"], AT["last_noun_accessory"], AT["next_noun_accessory"]
NEXT_GOODS, LATE, SLASH, FITS_AT_LEAD = AT["next_noun_goods"], AT["late"], AT["slash_beside"], AT["fits_at_lead"]
PART_OF_GOODS, GOODS_BEFORE_PARTS, CODE_THEN_GOODS = (
    AT["part_of_goods"],
    AT["goods_before_parts"],
    AT["code_then_goods"],
)
DEVICE_ACCESSORY_AT_LEAD, UNKNOWN_ACCESSORY = AT["device_accessory_at_lead"], AT["unknown_name_accessory"]
THREE_ACCESSORIES, ACCESSORY_AT_LEAD = AT["three_accessories"], AT["accessory_at_lead"]
OTHER_GOODS, OTHER_NEXT, OTHER_LAST = AT["other_goods"], AT["other_goods_next"], AT["other_goods_last"]
ONLY_OTHER, TWO_CODES, FOUR_CODES = AT["only_other_goods"], AT["two_codes"], AT["four_codes"]
DEVICE_FOUR_CODES = AT["device_four_codes"]


@compiled
def add_text(
    features: NDArray[np.float32],
    codes: NDArray[np.uint32],
    low: int,
    high: int,
    lead: int,
    first: int,
    last: int,
    text: tuple[bool, int],
) -> None:
    """Features of the characters around one mention; all places count from the start of `codes`."""
    features[0] = 1.0
    features[AT_LEAD] = first <= lead
    before = codes[first - 1] if first > low else 0
    after = codes[last + 1] if last + 1 < high else 0
    features[BRACKETED] = is_opening(before) and is_closing(after)
    features[BRACKET_AFTER] = is_opening(after)
    features[SLASH] = before == 47 or after == 47 or before == 0x3001 or after == 0x3001
    features[CODE_AFTER] = has_code_after(codes, last + 1, high)
    features[LATE] = (first - low) / max(high - low, 1)
    if 2 <= first - lead <= 12:
        features[UNKNOWN_NAME] = 1.0
        features[SEPARATE_NAME] = not is_word(before)
    is_latin, number = text
    features[LATIN_TEXT] = is_latin
    features[TWO_CODES] = number >= 2
    features[FOUR_CODES] = number >= 4


@compiled
def look_at_text(codes: NDArray[np.uint32], low: int, high: int) -> tuple[int, bool, int]:
    """What all mentions of a text share: where it begins (from its start), whether it is without Han, how many codes it has."""
    seen = min(high, low + TEXT_SEEN)
    han = 0
    for place in range(low, seen):
        han += codes[place] >= 0x3400
    return find_lead(codes, low, high) - low, han == 0, count_codes(codes, low, seen)


@compiled
def add_fits(features: NDArray[np.float32], gap_before: int, gap_after: int, at_lead: bool, follows: bool) -> None:
    """Features of one word of fitting; the gap on its side is >= 0, the other negative. 适用 stands before, 专用 after."""
    if follows:
        if 0 <= gap_after <= 12:
            features[FITS_ADJACENT_AFTER if gap_after <= 1 else FITS_AFTER] = 1.0
        return
    if at_lead:
        features[FITS_AT_LEAD] = 1.0
    if gap_before >= 0:
        features[FITS_ADJACENT if gap_before <= 1 else FITS_BEFORE if gap_before <= 10 else FITS_FAR_BEFORE] = 1.0
    elif gap_after >= 0:
        features[FITS_FAR_AFTER] = 1.0


@compiled
def add_brand(features: NDArray[np.float32], same: bool, gap_before: int, gap_after: int, at_lead: bool) -> None:
    """Features of another brand hit in the same text."""
    if same:
        features[REPEATED] = 1.0
        if 0 <= gap_before <= 2 or 0 <= gap_after <= 2:
            features[TWIN] = 1.0
        if at_lead:
            features[SAME_AT_LEAD] = 1.0
        return
    if features[OTHER_BEFORE] + features[IN_LIST] > 0:
        features[THREE_BRANDS] = 1.0
    if gap_before >= 0:
        features[OTHER_BEFORE] = 1.0
    if 0 <= gap_before <= 2 or 0 <= gap_after <= 2:
        features[IN_LIST] = 1.0
    if at_lead:
        features[OTHER_AT_LEAD] = 1.0


@compiled
def add_accessory(features: NDArray[np.float32], gap_before: int, gap_after: int) -> None:
    """Features of one noun of an accessory or part."""
    if features[TWO_ACCESSORIES] > 0:
        features[THREE_ACCESSORIES] = 1.0
    if features[HAS_ACCESSORY] > 0:
        features[TWO_ACCESSORIES] = 1.0
    features[HAS_ACCESSORY] = 1.0
    if gap_before >= 0:
        features[ACCESSORY_BEFORE] = 1.0
        if features[OTHER_BEFORE] + features[REPEATED] == 0:
            features[ACCESSORY_AT_LEAD] = 1.0
    elif gap_after <= 14:
        features[ACCESSORY_SOON] = 1.0


@compiled
def add_flags(features: NDArray[np.float32], kind: int, strength: float) -> None:
    """Features that do not ask where a term stands."""
    if kind == CLAIM:
        features[HAS_CLAIM] = 1.0
    elif kind == AUTHORISED:
        features[HAS_AUTHORISED] = 1.0
    elif kind == CONTRABAND:
        features[HAS_CONTRABAND] = max(features[HAS_CONTRABAND], strength)


@compiled
def add_crosses(features: NDArray[np.float32], device: bool, luxury: bool) -> None:
    """Features of the brand, and of the brand together with what was seen."""
    features[DEVICE] = device
    features[LUXURY] = luxury
    if device:
        features[DEVICE_ACCESSORY] = features[HAS_ACCESSORY]
        features[DEVICE_CODE_ACCESSORY] = features[HAS_ACCESSORY] * features[CODE_AFTER]
        features[DEVICE_FOUR_CODES] = features[FOUR_CODES]
        features[DEVICE_ACCESSORY_AT_LEAD] = features[HAS_ACCESSORY] * features[AT_LEAD]
    if features[SAME_AT_LEAD] > 0:
        features[UNKNOWN_NAME] = features[SEPARATE_NAME] = 0.0
    features[UNKNOWN_ACCESSORY] = features[UNKNOWN_NAME] * features[HAS_ACCESSORY]
    features[GOODS_BEFORE_PARTS] = features[NEXT_GOODS] * (1.0 - features[ACCESSORY_SOON])
    features[ONLY_OTHER] = features[OTHER_GOODS] * (1.0 - features[GOODS_OF_BRAND])
    features[CODE_THEN_GOODS] = features[NEXT_GOODS] * features[CODE_AFTER]


@compiled
def fill_features(
    features: NDArray[np.float32],
    hit: int,
    begin: int,
    stop: int,
    codes: NDArray[np.uint32],
    low: int,
    high: int,
    term: NDArray[np.int32],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    columns: TermColumns,
    text: tuple[int, bool, int],
) -> None:
    """Fill `features` (len(FEATURES),) of the brand hit `hit` among the hits begin..stop of its text codes[low:high].

    `text` is what `look_at_text` says.
    """
    lead = text[0]
    add_text(features, codes, low, high, low + lead, low + first[hit], low + last[hit], text[1:])
    brand = columns.brand[term[hit]]
    next_noun, goods_end = -1, -9
    for other in range(max(begin, hit - WINDOW), min(stop, hit + WINDOW + 1)):
        kind = columns.kind[term[other]]
        gap_before, gap_after = first[hit] - last[other] - 1, first[other] - last[hit] - 1
        at_lead = first[other] <= lead
        if kind == FITS:
            add_fits(features, gap_before, gap_after, at_lead, columns.follows[columns.group[term[other]]])
        elif kind == BRAND:
            if other != hit and (gap_before >= 0 or gap_after >= 0):
                add_brand(features, columns.brand[term[other]] == brand, gap_before, gap_after, at_lead)
        elif kind == ACCESSORY:
            add_accessory(features, gap_before, gap_after)
            if gap_after >= 0 and 0 <= first[other] - goods_end <= 2:
                features[PART_OF_GOODS] = 1.0
        elif kind == GOODS:
            goods_end = last[other] + 1
            features[HAS_GOODS] = 1.0
            if columns.goods_bit[columns.group[term[other]]] & columns.goods[brand]:
                features[GOODS_OF_BRAND] = 1.0
                features[OTHER_LAST] = 0.0
            else:
                features[OTHER_GOODS] = 1.0
                features[OTHER_LAST] = 1.0
                if gap_after >= 0 and next_noun < 0:
                    features[OTHER_NEXT] = 1.0
        elif kind == MODEL and columns.brand[term[other]] == brand:
            features[MODEL_OF_BRAND] = 1.0
        else:
            add_flags(features, kind, columns.weight[term[other]])
        if kind in (ACCESSORY, GOODS) and first[other] >= lead:
            features[LAST_ACCESSORY] = kind == ACCESSORY
            if gap_after >= 0 and next_noun < 0:
                next_noun = kind
        if gap_before >= 0 and kind != BRAND and last[other] >= lead:
            features[UNKNOWN_NAME] = 0.0
            features[SEPARATE_NAME] = 0.0
    features[NEXT_ACCESSORY] = next_noun == ACCESSORY
    features[NEXT_GOODS] = next_noun == GOODS
    add_crosses(features, columns.device[brand], columns.luxury[brand])
