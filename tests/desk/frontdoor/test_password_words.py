"""What everybody would guess first is no password here."""

import pytest
from django.core.exceptions import ValidationError

from touchstone.desk.frontdoor.password_words import WordsOfThisPlace


@pytest.mark.parametrize(
    "password", ["touchstone2026", "Touchstone-Supervisor", "试金石touchstone1", "PlatformPassword1!"]
)
def test_words_of_this_desk_do_not_count(password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        WordsOfThisPlace().validate(password)
    assert refused.value.code == "words_of_this_place"


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "touchstone in a river bed", "试金石在河床里躺着很久"]
)
def test_a_sentence_with_such_a_word_is_taken(password: str) -> None:
    WordsOfThisPlace().validate(password)
    assert len(password) >= 8
