"""What a signal sees: the listings of one batch with their texts read, their terms found and their prices placed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.folded import Folded
from touchstone.reading.hits import TermHits
from touchstone.signals.brand_names import find_declared
from touchstone.signals.currency import Money, read_money
from touchstone.signals.goods import find_goods
from touchstone.signals.hashing import hash_strings
from touchstone.signals.mentions import Mentions
from touchstone.signals.price_reference import PriceReference
from touchstone.signals.relation import OWN
from touchstone.signals.review_reference import ReviewReference
from touchstone.signals.section import Section
from touchstone.signals.seller_reference import SellerReference
from touchstone.signals.term_columns import TermColumns, term_columns
from touchstone.signals.text_model import TextModel
from touchstone.vocabulary.field import Field


@dataclass(frozen=True)
class SignalBatch:
    """`listings` has the schema `tables.schemas.LISTINGS`; `hits` are those of the title, `description_hits` of the description.

    `listings.column("images")` is there for the picture signals of a later issue; they report `Field.IMAGE`.
    The references are what is known beyond the listing itself; without one, its signal says less or nothing.
    `text_model` replaces the shipped one.
    """

    listings: pa.RecordBatch
    title: Folded
    hits: TermHits
    description: Folded
    description_hits: TermHits
    lexicon: Lexicon
    prices: PriceReference | None = None
    sellers: SellerReference | None = None
    reviews: ReviewReference | None = None
    text_model: TextModel | None = None

    def __len__(self) -> int:
        """Number of listings."""
        return int(self.listings.num_rows)

    @cached_property
    def columns(self) -> TermColumns:
        """The lexicon as kernels use it."""
        return term_columns(self.lexicon)

    @cached_property
    def declared(self) -> NDArray[np.int32]:
        """Index of the brand that the seller declared in the brand column, (n,); -1: none, or not in the lexicon."""
        return find_declared(self.listings.column("brand"), self.lexicon)

    @cached_property
    def title_section(self) -> Section:
        """The titles."""
        return Section(Field.TITLE, self.title, self.hits, self.columns, self.declared)

    @cached_property
    def description_section(self) -> Section:
        """The descriptions."""
        return Section(Field.DESCRIPTION, self.description, self.description_hits, self.columns, self.declared)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The texts that hold anything."""
        held = (self.title_section, self.description_section)
        return held if len(self.description.codes) else held[:1]

    @property
    def kinds(self) -> NDArray[np.int8]:
        """`Kind` of each title hit."""
        return self.title_section.kinds

    def of_kind(self, kind: Kind) -> NDArray[np.intp]:
        """Indices of the title hits of one kind, in order."""
        return self.title_section.of_kind(kind)

    @property
    def mentions(self) -> Mentions:
        """The brands that the titles name."""
        return self.title_section.mentions

    @cached_property
    def own(self) -> NDArray[np.int32]:
        """For each listing the mention of the brand its goods claim to be of, (n,) index into `mentions`; -1: none."""
        primary = self.mentions.primary
        if not len(self.mentions.row):
            return primary
        return np.where((primary >= 0) & (self.mentions.relation[primary] == OWN), primary, -1).astype(np.int32)

    @cached_property
    def goods(self) -> NDArray[np.int32]:
        """For each listing the title hit of `Kind.GOODS` that says what is offered, (n,); -1: none."""
        return find_goods(self.title_section, self.mentions, len(self))

    @cached_property
    def contraband(self) -> NDArray[np.float32]:
        """For each listing how strongly the title speaks of drugs, documents and other goods that have no brand, (n,) 0..1."""
        strength = np.zeros(len(self), dtype=np.float32)
        hits = self.of_kind(Kind.CONTRABAND)
        if len(hits):
            np.maximum.at(strength, self.hits.row[hits], self.columns.weight[self.hits.term[hits]])
        return strength

    @cached_property
    def money(self) -> Money:
        """The prices, converted where the currency is known."""
        return read_money(self.listings)

    @cached_property
    def category_hash(self) -> NDArray[np.uint64]:
        """A number for each category as written, (n,); 0: none."""
        return hash_strings(self.listings.column("category"))
