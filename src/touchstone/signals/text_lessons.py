"""Titles composed from the lexicon, for training: what brands, goods, claims and contraband mean, whoever sells them.

A label table shows few sellers, and a model learns how those few write. Lessons tell it what holds for all: a luxury
name with a watch word may be a replica, the same name with a dose is a pill. They are made up, and the card says so.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon

WORDS = Path(__file__).with_name("data") / "lesson_words.toml"
FASHION = frozenset(
    "watch bag wallet belt shoe clothing eyewear jewellery perfume scarf hat luggage pen lighter".split()
)  # what the replica trade sells without saying so; other goods need a claim to be taught as counterfeits
KNOWN_MOST = 20  # trade nicknames and models beyond this number make a brand no better known
AMOUNTS = (1, 2, 3.5, 5, 7, 10, 14, 20, 25, 28, 50, 100, 120, 180, 200, 250, 1000)
AMBIGUOUS_SHARE = 0.3  # how often an ambiguous word is taken, against a clear one

Words = dict[str, list[str]]
Maker = Callable[[Random, "Material", Brand], list[str]]


@dataclass(frozen=True)
class Material:
    """What lessons of one language are made of."""

    lexicon: Lexicon
    words: Words
    chinese: bool

    @cached_property
    def terms(self) -> dict[tuple[Kind, str], tuple[list[str], list[float]]]:
        """Texts and how often to take them, by kind and group; those of the language only."""
        found: dict[tuple[Kind, str], tuple[list[str], list[float]]] = {}
        for term in self.lexicon.terms:
            if term.text.isascii() != self.chinese:
                texts, shares = found.setdefault((term.kind, term.group), ([], []))
                texts.append(term.text)
                shares.append(AMBIGUOUS_SHARE if term.ambiguous else 1.0)
        return found

    @cached_property
    def brands(self) -> list[Brand]:
        """Brands with a name in the language and goods that there are words for."""
        return [brand for brand in self.lexicon.brands if self.names(brand) and self.groups(brand)]

    def names(self, brand: Brand) -> list[str]:
        """What the brand is called in the language, unmistakably; its first name most often."""
        names = [
            name for name in (brand.name_en, brand.name_zh, *brand.aliases) if name and name.isascii() != self.chinese
        ]
        clear = [name for name in names if name not in brand.ambiguous and len(name) > 1]
        return [*clear[:1], *clear]

    def groups(self, brand: Brand) -> list[str]:
        """The goods groups of the brand that the language has words for."""
        return [group for group in brand.goods if (Kind.GOODS, group) in self.terms]

    @cached_property
    def attention(self) -> list[float]:
        """How often each brand is taken: the more names and models the trade knows it by, the more often."""
        return [1.0 + min(len(brand.nicknames) + len(brand.models), KNOWN_MOST) for brand in self.brands]

    def any_brand(self, draw: Random) -> Brand:
        """One brand, the better known the likelier."""
        return draw.choices(self.brands, self.attention)[0]

    def is_silent(self, brand: Brand, group: str) -> bool:
        """Whether a replica of these goods may be offered without saying so."""
        return brand.luxury and not brand.device and group in FASHION and not self.chinese

    def term(self, draw: Random, kind: Kind, group: str) -> str:
        """One word of a group."""
        texts, shares = self.terms[kind, group]
        return draw.choices(texts, shares)[0]

    def any_term(self, draw: Random, kind: Kind) -> str:
        """One word of a kind, its groups alike; empty when the language has none."""
        groups = [group for of, group in self.terms if of is kind]
        return self.term(draw, kind, draw.choice(groups)) if groups else ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A composed title and what it teaches: 1 counterfeit goods, 0 not."""

    title: str
    label: int


def compose_lessons(lexicon: Lexicon, count: int, seed: int) -> list[Lesson]:
    """`count` lessons, half of them counterfeits, a quarter Chinese; the same lexicon and seed give the same ones."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    latin, chinese = Material(lexicon, words["en"], False), Material(lexicon, words["zh"], True)
    draw = Random(seed)  # noqa: S311  (composes titles, guards nothing)
    languages = [language for language in (latin, latin, latin, chinese) if language.brands]
    return [_compose(draw, draw.choice(languages), place % 2) for place in range(count if languages else 0)]


def _compose(draw: Random, material: Material, label: int) -> Lesson:
    brand = material.any_brand(draw)
    kinds = COUNTERFEITS if label else CHINESE_OTHERS if material.chinese else OTHERS
    maker = draw.choices([kind for kind, _ in kinds], [share for _, share in kinds])[0]
    parts = [part for part in maker(draw, material, brand) if part]
    return Lesson(_write(draw, parts, material.chinese), label)


def _write(draw: Random, parts: list[str], chinese: bool) -> str:
    if chinese:
        return draw.choice(["", "", " "]).join(parts)
    title = draw.choice([" ", " ", " ", " - ", ", "]).join(parts)
    return draw.choice([title, title.title(), title.title(), title.upper()])


def offer_goods(draw: Random, material: Material, brand: Brand) -> list[str]:
    """Goods of the brand as a shop would write them."""
    return write_goods(draw, material, brand, draw.choice(material.groups(brand)))


def write_goods(draw: Random, material: Material, brand: Brand, group: str) -> list[str]:
    """Brand, model, colour, make and goods."""
    words = material.words
    parts = [draw.choice(material.names(brand))]
    models = [model for model in brand.models if model.isascii() != material.chinese]
    if models and draw.random() < 0.6:
        parts.append(draw.choice(models))
    parts += [draw.choice(words[name]) for name, share in (("colours", 0.35), ("makes", 0.2)) if draw.random() < share]
    if draw.random() < 0.2:
        parts.insert(draw.randrange(2), draw.choice(words["people"]))
    if draw.random() < 0.85 or len(parts) < 2:
        parts.append(material.term(draw, Kind.GOODS, group))
    if draw.random() < 0.15:
        parts.append(draw.choice(words["extras"]))
    return parts


def offer_replica(draw: Random, material: Material, brand: Brand) -> list[str]:
    """Goods that say what they are."""
    parts = offer_goods(draw, material, brand)
    parts.insert(draw.choice([0, len(parts)]), draw.choice(material.words["claims"]))
    return parts


def offer_luxury(draw: Random, material: Material, brand: Brand) -> list[str]:
    """Goods that the replica trade copies; without a claim where a replica may be offered so."""
    group = draw.choice(material.groups(brand))
    if material.is_silent(brand, group):
        return write_goods(draw, material, brand, group)
    return offer_replica(draw, material, brand)


def offer_contraband(draw: Random, material: Material, brand: Brand) -> list[str]:
    """A brand's name on something else: pills, an account, a guide."""
    words = material.words
    parts = [draw.choice(material.names(brand)), material.any_term(draw, Kind.CONTRABAND)]
    if draw.random() < 0.4:
        parts.insert(draw.randrange(2), draw.choice(words["colours"]))
    if draw.random() < 0.3:
        parts.insert(0, draw.choice(words["offers"]))
    if draw.random() < 0.3:
        parts.append(material.any_term(draw, Kind.CONTRABAND))
    if draw.random() < 0.2:
        parts[0] = draw.choice(words["claims"])
    return parts


def offer_drug(draw: Random, material: Material, brand: Brand) -> list[str]:
    """A drug named after a brand, with a dose, and praised."""
    words = material.words
    drug = material.term(draw, Kind.CONTRABAND, "drug") if (Kind.CONTRABAND, "drug") in material.terms else ""
    amount = f"{draw.choice(AMOUNTS)}{draw.choice(words['units'])}"
    parts = [draw.choice(material.names(brand)), drug]
    if draw.random() < 0.4:
        parts.insert(0, draw.choice(words["colours"]))
    if draw.random() < 0.3:
        parts.append(draw.choice(words["praise"]))
    parts.insert(draw.randrange(len(parts) + 1), amount)
    return parts


def offer_forgery(draw: Random, material: Material, _: Brand) -> list[str]:
    """Money and papers: counterfeit, but not goods."""
    words = material.words
    parts = [draw.choice(words["claims"]), draw.choice([*words["papers"], *words["notes"]])]
    if draw.random() < 0.5:
        parts.insert(0, draw.choice(words["lands"]))
    if draw.random() < 0.3:
        parts.insert(0, str(draw.choice([1, 2, 5, 10, 20, 50, 100])))
    return parts


def offer_plain_goods(draw: Random, material: Material, _: Brand) -> list[str]:
    """Goods without a brand, as an ordinary shop describes them."""
    words = material.words
    parts = [draw.choice(words[name]) for name in ("people", "makes", "colours", "extras") if draw.random() < 0.5]
    parts += [material.any_term(draw, Kind.GOODS) for _ in range(draw.choice([1, 2, 3]))]
    return draw.sample(parts, len(parts))


def offer_honest(draw: Random, material: Material, brand: Brand) -> list[str]:
    """Branded goods without a claim where that is ordinary: devices, brands that nobody copies, Chinese shops."""
    group = draw.choice(material.groups(brand))
    if material.is_silent(brand, group):
        return offer_contraband(draw, material, brand)
    return write_goods(draw, material, brand, group)


def offer_fitting(draw: Random, material: Material, brand: Brand) -> list[str]:
    """Goods made to fit a brand's."""
    fits = material.any_term(draw, Kind.COMPATIBLE)
    return [fits, draw.choice(material.names(brand)), material.any_term(draw, Kind.ACCESSORY)]


Makers = tuple[tuple[Maker, float], ...]
COUNTERFEITS: Makers = ((offer_luxury, 0.7), (offer_replica, 0.3))
OTHERS: Makers = (
    (offer_drug, 0.3),
    (offer_contraband, 0.25),
    (offer_forgery, 0.15),
    (offer_honest, 0.2),
    (offer_plain_goods, 0.05),
    (offer_fitting, 0.05),
)
CHINESE_OTHERS: Makers = (
    (offer_plain_goods, 0.4),
    (offer_honest, 0.3),
    (offer_fitting, 0.15),
    (offer_contraband, 0.1),
    (offer_forgery, 0.05),
)
