"""Near sounds: what many speakers do not tell apart."""

from pypinyin import lazy_pinyin

from touchstone.lexicon.near_sounds import near_syllables, without_tone, write_near_sounds
from touchstone.lexicon.spelling import spell


def test_a_syllable_has_its_near_ones() -> None:
    assert set(near_syllables("shan")) == {"san", "shang"}
    assert set(near_syllables("ni")) == {"li"}


def test_tone_marks_are_dropped() -> None:
    assert [without_tone(sound) for sound in ("xiāng", "lǜ", "er")] == ["xiang", "lv", "er"]


def test_one_character_is_replaced_by_a_sample() -> None:
    sounds = {tuple(lazy_pinyin(spelling.text)) for spelling in write_near_sounds(spell("迪桑"))}
    assert ("di", "shang") in sounds
    assert all(len(sound) == 2 for sound in sounds)
