"""One piece of evidence as a sentence, in English and in Chinese."""

from collections.abc import Mapping

from touchstone.signals.registry import SIGNAL_BY_NAME
from touchstone.signals.spelling import HIDING_NAMES, read_detail
from touchstone.vocabulary.hiding import HIDING_WORDS
from touchstone.vocabulary.signal import Signal

WORDS: dict[str, tuple[str, str]] = {
    **{name: HIDING_WORDS[flag] for flag, name in HIDING_NAMES.items()},
    "none": ("ordinary characters", "普通字符"),
    "brand": ("same brand and category", "同品牌同类目"),
    "brand_all": ("same brand", "同品牌"),
    "category": ("same category", "同类目"),
    "band": ("lowest price of genuine goods", "正品最低价"),
    "phone": ("telephone number", "电话号码"),
    "link": ("web address", "网址"),
    "mail": ("mail address", "邮箱"),
    "placeholder": ("order form", "占位链接"),
    "misplaced": ("the category speaks of other goods", "类目与所售之物不符"),
    "description": ("only the description names it", "仅描述提及"),
    "sizes": ("number of sizes", "尺码数"),
    "word": ("word", "用语"),
    "known": ("the seller has shown no right to the brand", "卖家未出示该品牌的权利"),
    "unknown": ("nothing is known of the seller's rights", "卖家是否持有该品牌的权利不明"),
    "unnamed": ("not named", "未写明"),
    "yes": ("yes", "有"),
    "no": ("no", "无"),
    "wholesale": ("wholesale", "批发"),
    "size_run": ("all sizes", "全尺码"),
    "bag": ("bags", "箱包"),
    "wallet": ("wallets", "钱包"),
    "belt": ("belts", "腰带"),
    "watch": ("watches", "手表"),
    "jewellery": ("jewellery", "首饰"),
    "eyewear": ("eyewear", "眼镜"),
    "shoe": ("shoes", "鞋"),
    "clothing": ("clothing", "服装"),
    "scarf": ("scarves", "围巾"),
    "hat": ("hats", "帽子"),
    "perfume": ("perfume", "香水"),
    "cosmetics": ("cosmetics", "化妆品"),
    "care": ("care products", "护理用品"),
    "food_drink": ("food and drink", "食品饮料"),
    "toy": ("toys", "玩具"),
    "mobile_phone": ("mobile phones", "手机"),
    "audio": ("audio", "音响"),
    "camera": ("cameras", "相机"),
    "electronics": ("electronics", "电子产品"),
    "car": ("cars", "汽车"),
    "car_part": ("car parts", "汽车配件"),
    "home": ("household goods", "家居用品"),
    "home_part": ("household parts", "家居配件"),
    "packaging": ("packaging", "包装"),
    "luggage": ("luggage", "行李箱"),
    "lighter": ("lighters", "打火机"),
    "pen": ("pens", "笔"),
    "sports_goods": ("sports goods", "体育用品"),
    "tool": ("tools", "工具"),
}
CODED = frozenset({"how", "reference", "way", "door", "pattern", "seller", "goods", "account", "bare", "context"})
SHARES = frozenset({"ratio"})
TRANSLATED_TERMS = frozenset({"phone", "link", "mail"})


class _Filled(dict[str, str]):
    """A detail that lacks a value leaves its name in the sentence instead of failing."""

    def __missing__(self, key: str) -> str:
        return f"‹{key}›"


def explain_signal(signal: Signal) -> tuple[str, str]:
    """The English and the Chinese sentence for a signal; one that the registry does not know is shown by name and detail."""
    definition = SIGNAL_BY_NAME.get(signal.name)
    if definition is None:
        bare = f"{signal.name}: {signal.detail}"
        return bare, bare
    values = read_detail(signal.detail)
    english, chinese = (_Filled(_translate(values, language)) for language in (0, 1))
    return definition.sentence_en.format_map(english), definition.sentence_zh.format_map(chinese)


def _translate(values: Mapping[str, str], language: int) -> dict[str, str]:
    """Coded values become words, shares per cent; names and other numbers stay."""
    return {key: _say_value(key, value, language) for key, value in values.items()}


def _say_value(key: str, value: str, language: int) -> str:
    if key in SHARES:
        return _say_share(value)
    return _say(value, language) if key in CODED or value in TRANSLATED_TERMS else value


def _say_share(value: str) -> str:
    """A detail comes from a file that anybody may have written: what is no number stays as it is."""
    try:
        return f"{100 * float(value):.3g} %"
    except ValueError:
        return value


def _say(value: str, language: int) -> str:
    join = (" and ", "、")[language]
    return join.join(WORDS[part][language] if part in WORDS else part for part in value.split("+"))
