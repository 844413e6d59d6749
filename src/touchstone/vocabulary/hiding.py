"""The ways in which a text hides what it says; the folding marks each character with those it undid."""

from enum import IntFlag


class Hiding(IntFlag):
    """Bit flags; NONE is ordinary writing. WIDTH, CASE and TRADITIONAL are undone too but hide nothing, so they have no flag."""

    NONE = 0
    STYLED = 1  # mathematical, enclosed, small-capital letters: 𝗕𝗮𝗹𝗲
    LOOKALIKE = 2  # letters of another script, digits for letters, look-alike Han: nіke, ad1das, 氺
    INVISIBLE = 4  # zero-width and combining characters inside a word
    DECORATED = 8  # symbols or punctuation put between the characters of a word: 耐.克
    SPLIT = 16  # every character set apart: 香 奈 儿, n i k e
    MASKED = 32  # a mask character for one or more letters: ch*nel, 香～
    HOMOPHONE = 64  # another character of the same sound: 薇信
    PINYIN = 128  # Chinese written as pinyin: xiangnaier
    NICKNAME = 256  # a trade nickname: 驴家


HIDING_WORDS: dict[Hiding, tuple[str, str]] = {
    Hiding.STYLED: ("styled letters", "花体字母"),
    Hiding.LOOKALIKE: ("look-alike characters", "形近字符"),
    Hiding.INVISIBLE: ("invisible characters", "不可见字符"),
    Hiding.DECORATED: ("symbols between characters", "字间夹符号"),
    Hiding.SPLIT: ("characters set apart", "拆开书写"),
    Hiding.MASKED: ("masked letters", "遮盖字符"),
    Hiding.HOMOPHONE: ("same-sound characters", "同音字"),
    Hiding.PINYIN: ("pinyin", "拼音书写"),
    Hiding.NICKNAME: ("a trade nickname", "行内黑话"),
}
