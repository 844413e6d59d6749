"""The ways of hiding: flags that can be joined, each with its words in both languages."""

from touchstone.vocabulary.hiding import HIDING_WORDS, Hiding


def test_every_way_of_hiding_has_words_in_both_languages() -> None:
    assert set(HIDING_WORDS) == {way for way in Hiding if way}
    assert all(english and chinese for english, chinese in HIDING_WORDS.values())


def test_no_two_ways_are_called_the_same() -> None:
    assert len({english for english, _ in HIDING_WORDS.values()}) == len(HIDING_WORDS)
    assert len({chinese for _, chinese in HIDING_WORDS.values()}) == len(HIDING_WORDS)


def test_ways_can_be_joined_and_told_apart() -> None:
    both = Hiding.MASKED | Hiding.PINYIN
    assert Hiding.MASKED in both
    assert Hiding.STYLED not in both


def test_all_ways_together_fit_the_column_of_the_folding() -> None:
    assert sum(way.value for way in Hiding) < 2**16


def test_nothing_hidden_is_false() -> None:
    assert not Hiding.NONE
