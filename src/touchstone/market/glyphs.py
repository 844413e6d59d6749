"""Characters that stand for others: styled and look-alike letters, look-alike Han, Han of the same sound."""

from collections import defaultdict
from functools import cache

from pypinyin import Style, lazy_pinyin

# First letters of alphabets in Unicode blocks "Mathematical Alphanumeric Symbols" and "Enclosed Alphanumerics": (A, a).
STYLED_ALPHABETS: tuple[tuple[int, int], ...] = (
    (0x1D400, 0x1D41A),  # bold
    (0x1D468, 0x1D482),  # bold italic
    (0x1D4D0, 0x1D4EA),  # bold script
    (0x1D5A0, 0x1D5BA),  # sans-serif
    (0x1D5D4, 0x1D5EE),  # sans-serif bold
    (0x1D63C, 0x1D656),  # sans-serif bold italic
    (0x1D670, 0x1D68A),  # monospace
    (0x24B6, 0x24D0),  # circled
)
STYLED_DIGITS = {str(digit): chr(0x245F + digit) for digit in range(1, 10)} | {"0": "⓪"}

# From Unicode confusables.txt: letters of other scripts that look like Latin ones, and digits used for letters.
LOOKALIKE_LETTERS: dict[str, str] = {
    "a": "аɑα@4",
    "b": "Ьɓ6",
    "c": "сϲ",
    "d": "ԁɗ",
    "e": "еҽ3",
    "g": "ɡ9",
    "h": "һɦ",
    "i": "іı1!",
    "j": "јʝ",
    "k": "кκ",
    "l": "ӏ1|",
    "m": "мᴍ",
    "n": "пո",
    "o": "оο0",
    "p": "рρ",
    "q": "ԛ",
    "r": "гᴦ",
    "s": "ѕ5$",
    "t": "тτ7",
    "u": "υս",
    "v": "ѵν",
    "w": "ѡԝ",
    "x": "хχ",
    "y": "уү",
    "z": "ᴢ2",
}
LOOKALIKE_CAPITALS: dict[str, str] = {
    "A": "АΑ",
    "B": "ВΒ8",
    "C": "СϹ",
    "E": "ЕΕ",
    "H": "НΗ",
    "I": "ІΙ1",
    "K": "КΚ",
    "M": "МΜ",
    "N": "Ν",
    "O": "ОΟ0",
    "P": "РΡ",
    "S": "Ѕ5$",
    "T": "ТΤ",
    "X": "ХΧ",
    "Y": "ҮΥ",
    "Z": "Ζ2",
}
# Pairs of Han that differ by a stroke or a radical, each way.
LOOKALIKE_HAN_PAIRS = (
    "奈柰 克兑 迪廸 古右 驰弛 万方 宝定 香杳 儿几 普晋 斯期 巴巳 利刹 家冢 卡咔 地坳 亚业 劳崂 力刀 士土 微徽 信佶 "
    "高髙 仿彷 货贷 真嗔 专砖 正証 单箪 级极 顶项 包苞 表裱 鞋鞵 莆甫 田由 尼呢 登蹬 路璐 易昜 威葳 范笵 思偲 哲晢 "
    "阿啊 玛吗 爱嗳 马玛 仕任 芬芥 雅稚 兰蓝 黛袋 欧殴 米来 茄笳 天夭 美羡 太大 鸟乌 始姶 北比 面靣 苹萍 果菓"
)
STROKE = "\u0336"
INVISIBLES = "\u200b\u200c\u200d\u2060\ufeff"
SEPARATORS = ".·-_/|~^、•★✦"
MASKS = "*~○×＊～●□"


@cache
def lookalike_han() -> dict[str, str]:
    """For each Han of the table the one that looks like it."""
    table: dict[str, str] = {}
    for pair in LOOKALIKE_HAN_PAIRS.split():
        one, other = pair[0], pair[1]
        table.setdefault(one, other)
        table.setdefault(other, one)
    return table


@cache
def same_sound() -> dict[str, tuple[str, ...]]:
    """For each common Han (GB 2312 level 1) the other common Han of the same syllable, tone aside."""
    common = b"".join(
        bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA)
    ).decode("gb2312")
    syllables: dict[str, str] = defaultdict(str)
    for character, syllable in zip(common, lazy_pinyin(list(common), style=Style.NORMAL), strict=True):
        syllables[syllable] += character
    return {c: tuple(other for other in group if other != c) for group in syllables.values() for c in group}
