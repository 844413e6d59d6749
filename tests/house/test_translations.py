"""Every text of the desk is there in both languages."""

from tests.house.texts import bare_words, catalogues, chinese, of_libraries, places, texts
from tests.house.tree import name_of

# Words that are the same in both languages.
NAMES = {"touchstone", "API", "English", "中文"}
# Attributes of the body: the reader of templates takes them for words.
ATTRIBUTES = "body_texts.html"


def test_every_text_has_its_chinese() -> None:
    spoken = {**of_libraries(), **chinese()}
    silent = {f"{name_of(path)}:{line}: {text!r}" for path, line, text in texts() if text not in spoken}
    assert sorted(silent) == []


def test_a_translation_fills_the_same_places() -> None:
    differing = [text for text, spoken in chinese().items() if places(text) != places(spoken)]
    assert differing == []


def test_no_template_holds_bare_words() -> None:
    bare = [place for place in bare_words() if place.split(": ")[1] not in NAMES and ATTRIBUTES not in place]
    assert bare == []


def test_no_translation_is_left_over() -> None:
    used = {text for _, _, text in texts()} | set(of_libraries())  # theirs may be said better
    left = [text for text in chinese() if text not in used]
    assert left == []


def test_no_two_rooms_translate_one_text_differently() -> None:
    heard: dict[str, set[str]] = {}
    for catalogue in catalogues().values():
        for message in catalogue:
            if isinstance(message.id, str) and message.id:
                heard.setdefault(message.id, set()).add(str(message.string))
    assert {text: words for text, words in heard.items() if len(words) > 1} == {}
