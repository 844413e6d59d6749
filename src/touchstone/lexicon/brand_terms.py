"""The terms of a brand: its names, misspellings, nicknames and product lines, each with how much it tells."""

from collections.abc import Iterator

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Term

NAME, MISSPELLING, NICKNAME, FRAGMENT = "name", "misspelling", "nickname", "fragment"
STRENGTHS = {NAME: 1.0, MISSPELLING: 1.0, NICKNAME: 0.9, FRAGMENT: 0.2}
AMBIGUOUS_STRENGTH = 0.4  # an ordinary word tells little by itself


def list_terms(brand: Brand, number: int) -> Iterator[Term]:
    """Yield the terms of brand `number`, each text once, in the order of the file."""
    groups: dict[str, str] = {}
    for text in (brand.name_en, brand.name_zh, *brand.aliases):
        groups.setdefault(text, NAME)
    for text in brand.misspellings:
        groups.setdefault(text, MISSPELLING)
    for text in brand.nicknames:
        groups.setdefault(text, NICKNAME)
    for text in (*brand.sounds, *brand.ambiguous):
        if text not in brand.models:
            groups.setdefault(text, NAME)
    for text, group in groups.items():
        if text:
            yield make_term(brand, number, text, group)
    for text in brand.models:
        unclear = text in brand.ambiguous
        yield Term(Kind.MODEL, text, brand=number, strength=0.5 if unclear else 1.0, ambiguous=unclear)


def make_term(brand: Brand, number: int, text: str, group: str) -> Term:
    """Return the term for one writing of a brand; a fragment is always ambiguous."""
    unclear = text in brand.ambiguous or group == FRAGMENT
    strength = min(STRENGTHS[group], AMBIGUOUS_STRENGTH) if unclear else STRENGTHS[group]
    return Term(Kind.BRAND, text, group, number, strength, unclear)
