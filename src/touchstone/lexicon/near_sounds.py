"""Chinese names written with characters of almost the same sound: sh for s, ang for an, l for n."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from pypinyin import lazy_pinyin
from pypinyin.pinyin_dict import pinyin_dict

from touchstone.lexicon.spelling import Spelling, cut

NEAR_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
NEAR_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
FIRST_HAN, LAST_HAN = 0x4E00, 0x9FFF


def without_tone(sound: str) -> str:
    """Return a syllable without its tone mark; ü is v, as pypinyin writes it."""
    letters = unicodedata.normalize("NFD", sound).replace("u\u0308", "v")
    return "".join(char for char in letters if not unicodedata.combining(char))


@cache
def _samples() -> dict[str, str]:
    """One character for each sound, a rare one: texts hold others, so that a hit differs from the pattern."""
    return {
        without_tone(readings.split(",")[0]): chr(code)
        for code, readings in sorted(pinyin_dict.items())
        if FIRST_HAN <= code <= LAST_HAN
    }


def near_syllables(syllable: str) -> Iterator[str]:
    """Yield the syllables that many speakers do not tell from this one."""
    for long, short in NEAR_STARTS:
        if syllable.startswith(long):
            yield short + syllable.removeprefix(long)
        elif syllable.startswith(short):
            yield long + syllable.removeprefix(short)
    for long, short in NEAR_ENDS:
        if syllable.endswith(long):
            yield syllable.removesuffix(long) + short
        elif syllable.endswith(short):
            yield syllable.removesuffix(short) + long


def write_near_sounds(spelling: Spelling) -> Iterator[Spelling]:
    """Yield the spelling with one character replaced by a sample of a near sound."""
    for place, syllable in enumerate(lazy_pinyin(spelling.text)):
        for near in near_syllables(syllable):
            sample = _samples().get(near)
            if sample:
                yield cut(spelling, place, place + 1, sample)
