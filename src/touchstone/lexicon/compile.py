"""Brands and terms become terms in a row and the patterns that find them; the order is that of the files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pypinyin import lazy_pinyin

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.brand_terms import FRAGMENT, MISSPELLING, NAME, NICKNAME, list_terms, make_term
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Term
from touchstone.lexicon.near_sounds import write_near_sounds
from touchstone.lexicon.spelling import MASK_SIGNS, Spelling, spell
from touchstone.lexicon.variants import (
    cut_short,
    drop_letter,
    is_all_han,
    is_latin,
    mask_han,
    mask_latin,
    mask_twice,
    swap_lookalikes,
    write_pinyin,
)
from touchstone.reading.pattern import MAX_SYMBOLS, Pattern
from touchstone.vocabulary.hiding import Hiding

SHARED_BY = 3  # brands that may share one masked writing
LEAST_LETTERS = 4  # of a name with look-alike variants
LEAST_DROPPED = 7  # letters of a name that is still known with one left out
LEAST_PINYIN = 5
HIDDEN_CLAIMS = frozenset({Kind.CLAIM, Kind.CONTACT})


@dataclass
class Compilation:
    """What has been made so far; `taken` tells which brands (or -1) a writing already stands for.

    `same` tells the number of a term (its text left out) by its folded writing: VX and vx, e-book and ebook are one.
    """

    terms: list[Term] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    taken: dict[tuple[str, bool], list[int]] = field(default_factory=dict)
    same: dict[tuple[str, Term], int] = field(default_factory=dict)

    def add_term(self, term: Term) -> int:
        """Append a term and return its index."""
        self.terms.append(term)
        return len(self.terms) - 1

    def add_pattern(self, term: int, spelling: Spelling, hiding: Hiding = Hiding.NONE, sound: bool = False) -> None:
        """Append a pattern of a term and remember whose writing it is."""
        if 0 < len(spelling.text) <= MAX_SYMBOLS:
            self.taken.setdefault((spelling.text, sound), []).append(self.terms[term].brand)
            self.patterns.append(Pattern(spelling.symbols, term, spelling.breaks, hiding, sound))

    def add_variants(self, term: int, spellings: Iterable[Spelling], hiding: Hiding, sound: bool = False) -> None:
        """Add writings that nothing else is written like."""
        for spelling in spellings:
            if (spelling.text, sound) not in self.taken:
                self.add_pattern(term, spelling, hiding, sound)

    def add_masked(self, term: int, spellings: Iterable[Spelling]) -> None:
        """Add masked writings; one that is another brand's already becomes an ambiguous term of its own."""
        for spelling in spellings:
            owners = self.taken.get((spelling.text, False), [])
            brand = self.terms[term].brand
            if brand in owners or len(owners) >= SHARED_BY:
                continue
            if owners:
                unclear = replace(self.terms[term], text=spelling.text, ambiguous=True, strength=0.4)
                self.add_pattern(self.add_term(unclear), spelling, Hiding.MASKED)
            else:
                self.add_pattern(term, spelling, Hiding.MASKED)


def compile_terms(brands: Sequence[Brand], terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[Pattern, ...]]:
    """Return all terms (brands' first) and their patterns, plain writings before hidden ones."""
    made = Compilation()
    spelled = [add_plain(made, term) for term in list_all_terms(brands, terms)]
    for term, spelling in spelled:
        add_hidden(made, term, spelling, brands)
    add_masks(made, spelled, brands)
    for term, spelling in spelled:
        add_fragments(made, term, spelling, brands)
    return tuple(made.terms), tuple(made.patterns)


def list_all_terms(brands: Sequence[Brand], terms: Sequence[Term]) -> Iterator[Term]:
    """Yield the terms of every brand, then the others."""
    for number, brand in enumerate(brands):
        yield from list_terms(brand, number)
    yield from terms


def add_plain(made: Compilation, term: Term) -> tuple[int, Spelling]:
    """Add a term as it is written; returns its index and spelling."""
    spelling = spell(term.text)
    known = (spelling.text, replace(term, text=""))
    number = made.same.get(known)
    if number is None or term.brand >= 0:
        number = made.same[known] = made.add_term(term)
    if term.kind == Kind.BRAND and len(spelling.text) == 1:
        return (
            number,
            spelling,
        )  # one character is a word of every other text: it is known masked, or as a line of its own
    made.add_pattern(number, spelling, plain_hiding(term, spelling))
    return number, spelling


def plain_hiding(term: Term, spelling: Spelling) -> Hiding:
    """Return what a term hides as it stands: a nickname, a mask written out, a wrong letter."""
    if MASK_SIGNS[0] in spelling.text:
        return Hiding.MASKED
    if term.group == NICKNAME and term.kind == Kind.BRAND:
        return Hiding.NICKNAME
    if term.group == MISSPELLING and term.kind == Kind.BRAND:
        return Hiding.HOMOPHONE if is_all_han(spelling.text) else Hiding.LOOKALIKE
    return Hiding.NONE


def is_sought(term: Term, brands: Sequence[Brand]) -> bool:
    """Say whether the term names a brand that the replica trade is after."""
    return term.kind == Kind.BRAND and brands[term.brand].luxury


def add_hidden(made: Compilation, number: int, spelling: Spelling, brands: Sequence[Brand]) -> None:
    """Add look-alike, cut, pinyin and same-sound writings of a term."""
    term, text = made.terms[number], spelling.text
    if term.kind not in HIDDEN_CLAIMS and (term.kind != Kind.BRAND or term.group == MISSPELLING):
        return
    if is_latin(text) and len(text) >= LEAST_LETTERS:
        made.add_variants(number, swap_lookalikes(spelling), Hiding.LOOKALIKE)
    if is_latin(text) and len(text) >= LEAST_DROPPED and is_sought(term, brands):
        made.add_variants(number, drop_letter(spelling), Hiding.LOOKALIKE)
    if is_all_han(text):
        add_hidden_han(made, number, spelling, brands)


def add_hidden_han(made: Compilation, number: int, spelling: Spelling, brands: Sequence[Brand]) -> None:
    """Add the same-sound and pinyin writings of a Chinese name."""
    term, text = made.terms[number], spelling.text
    sought = is_sought(term, brands)
    if len(text) >= 3 or (sought and term.text in brands[term.brand].sounds):
        made.add_variants(number, [spelling], Hiding.NONE, sound=True)
        if sought:
            made.add_variants(number, write_near_sounds(spelling), Hiding.NONE, sound=True)
    hides = sought or term.kind in HIDDEN_CLAIMS
    if hides and len(text) >= 2 and sum(map(len, lazy_pinyin(text))) >= LEAST_PINYIN:
        made.add_variants(number, write_pinyin(spelling), Hiding.PINYIN)


def add_masks(made: Compilation, spelled: Sequence[tuple[int, Spelling]], brands: Sequence[Brand]) -> None:
    """Add the masked writings of all brands; what several may mean belongs first to the one that hides least: ni*e."""
    masked = [
        (len(spelling.text) - len(mask.text), not is_sought(made.terms[number], brands), number, mask)
        for number, spelling in spelled
        for mask in mask_name(made.terms[number], spelling, brands)
    ]
    for _, _, number, mask in sorted(masked, key=lambda item: item[:3]):
        made.add_masked(number, [mask])


def mask_name(term: Term, spelling: Spelling, brands: Sequence[Brand]) -> Iterator[Spelling]:
    """Yield the masked writings of a brand's name."""
    if term.kind != Kind.BRAND or term.group != NAME:
        return
    brand = brands[term.brand]
    first = brand.luxury and term.text in (brand.name_en, brand.name_zh)
    if is_latin(spelling.text):
        yield from mask_latin(spelling, brand.luxury, first)
        if first:
            yield from mask_twice(spelling)
    elif is_all_han(spelling.text):
        yield from mask_han(spelling, first)


def add_fragments(made: Compilation, number: int, spelling: Spelling, brands: Sequence[Brand]) -> None:
    """Add the beginnings and ends of a sought brand's Latin name; they tell only where they are hidden or in context."""
    term = made.terms[number]
    if not is_sought(term, brands) or term.text != brands[term.brand].name_en:
        return
    if not is_latin(spelling.text) or len(spelling.text) < LEAST_LETTERS:
        return
    for piece in cut_short(spelling):
        if (piece.text, False) not in made.taken:
            fragment = make_term(brands[term.brand], term.brand, piece.text, FRAGMENT)
            made.add_pattern(made.add_term(fragment), piece)
