"""Every refusal of the desk in both languages, reviewed like a screen."""

import os
from pathlib import Path

from django.utils.translation import override

from tests.house.test_errors import error_classes
from touchstone.desk.authority.errors import DeskError

GOLDEN = Path(__file__).with_name("desk_refusals.txt")


def refusals() -> dict[str, type[DeskError]]:
    """Every refusal that can be met, by its place; those with finer ones below them are only caught."""
    every = {place: found for place, found in sorted(error_classes().items()) if issubclass(found, DeskError)}
    return {place: found for place, found in every.items() if not found.__subclasses__()}


def lines(place: str, refusal: type[DeskError]) -> list[str]:
    """Status, sentence and cure of one refusal."""
    found = [f"{place} {refusal.status}{' again' if refusal.again else ''}"]
    for language in ("en", "zh-hans"):
        with override(language):
            found += [f"    {refusal.words}", f"    {refusal.cure}"]
    return found


def test_every_refusal_has_a_sentence_and_a_cure() -> None:
    # Some make their words when they are raised, from a table of reasons.
    made = {place: found for place, found in refusals().items() if "__init__" not in vars(found)}
    bare = [place for place, found in made.items() if not (found.words and found.cure)]
    assert bare == []


def test_the_words_of_all_refusals_are_the_reviewed_ones() -> None:
    text = "\n".join(line for place, found in refusals().items() for line in lines(place, found)) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), "reviewed? then GOLDEN=write make check"
