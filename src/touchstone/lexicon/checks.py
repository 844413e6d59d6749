"""What a lexicon must satisfy beyond its format; the shipped files and a user's own are checked alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.brand_terms import list_terms
from touchstone.lexicon.entries import Entries
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.spelling import is_han, spell

NICE_CLASSES = range(1, 46)


def check_entries(entries: Entries) -> tuple[str, ...]:
    """Return one sentence for each fault found, in the order of the files; empty when all is well."""
    goods = {term.group for term in entries.terms if term.kind == Kind.GOODS}
    faults = [fault for brand in entries.brands for fault in check_brand(brand, goods)]
    return (*faults, *check_sharing(entries.brands), *check_terms(entries))


def check_brand(brand: Brand, goods: set[str]) -> Iterator[str]:
    """Yield what is wrong with one brand by itself."""
    if not brand.source:
        yield f"{brand.key}: has no source"
    if not brand.nice_classes or any(number not in NICE_CLASSES for number in brand.nice_classes):
        yield f"{brand.key}: nice_classes must be numbers from 1 to 45"
    if any(is_han(char) for char in brand.name_en):
        yield f"{brand.key}: name_en is written in Chinese"
    if brand.name_zh and not any(is_han(char) for char in brand.name_zh):
        yield f"{brand.key}: name_zh is not written in Chinese"
    for group in sorted({*brand.goods, *(price[0] for price in brand.prices)} - goods):
        yield f"{brand.key}: {group} is not a group of goods"
    for _, low, high, _, _ in brand.prices:
        if not 0 < low <= high:
            yield f"{brand.key}: a price band must have 0 < low <= high"
    yield from check_writings(brand)


def check_writings(brand: Brand) -> Iterator[str]:
    """Yield the names that nothing can be found by, or that one character alone would find."""
    for term in list_terms(brand, 0):
        text = spell(term.text).text
        if not text:
            yield f"{brand.key}: {term.text!r} has no letters, digits or characters"
        elif len(text) == 1 and not term.ambiguous:
            yield f"{brand.key}: {term.text!r} is one character and must be ambiguous"
    for text in brand.sounds:
        if not all(is_han(char) for char in text):
            yield f"{brand.key}: {text!r} in sounds is not written in Chinese"


def check_sharing(brands: Sequence[Brand]) -> Iterator[str]:
    """Yield the names that two brands share without both calling them ambiguous."""
    owners: dict[str, dict[str, bool]] = defaultdict(dict)
    for brand in brands:
        for term in list_terms(brand, 0):
            if term.kind == Kind.BRAND:
                owners[spell(term.text).text][brand.key] = term.ambiguous
    for text, keys in owners.items():
        if len(keys) > 1 and not all(keys.values()):
            yield f"{text!r} is shared by {', '.join(sorted(keys))} and must be ambiguous in each"


def check_terms(entries: Entries) -> Iterator[str]:
    """Yield the terms that have no group or say nothing, and the groups within none."""
    goods = {term.group for term in entries.terms if term.kind == Kind.GOODS}
    for group, within in sorted({(term.group, term.within) for term in entries.terms if term.within}):
        if within not in goods:
            yield f"{group}: {within} is not a group of goods"
    for term in entries.terms:
        if not term.group:
            yield f"{term.kind.name.lower()} {term.text!r} has no group"
        if not spell(term.text).text:
            yield f"{term.kind.name.lower()} {term.text!r} has no letters, digits or characters"
