"""Where listings are filed, and what brand their sellers enter."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.market.habit import habits_of
from touchstone.market.kind import KIND_INDEX, ListingKind
from touchstone.market.plan import COMPATIBLE, Plan
from touchstone.market.slot import Slot
from touchstone.market.stock import Stock

ACCESSORIES = ("手机通讯/配件", "electronics/accessories")
LINKS = ("其他/补差价", "other/price difference")
# The share of links without goods that are filed as such; hidden links try to look like them.
FILED_AS_LINK = {ListingKind.HONEST_PLACEHOLDER: 0.6, ListingKind.HIDDEN_LINK: 0.3}


def write_categories(rng: np.random.Generator, plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> pa.StringArray:
    """The category of the noun; of goods without one (links, vague words) some category of the listing's group."""
    names = stock.categories
    own = tokens[:, Slot.NOUN]
    filed = np.isin(own, stock.filed)
    other = stock.wording.nouns.draw(rng, plan.group, plan.english.astype(np.int32))
    chosen = np.where(filed, own, other)
    chosen = np.where(plan.kind == COMPATIBLE, len(names) + plan.english, chosen)
    for kind, share in FILED_AS_LINK.items():
        as_link = (plan.kind == KIND_INDEX[kind]) & (rng.random(len(plan)) < share)
        chosen = np.where(as_link, len(names) + 2 + plan.english, chosen)
    return pa.array([*names, *ACCESSORIES, *LINKS], pa.string()).take(pa.array(chosen))


def fill_brand_column(rng: np.random.Generator, plan: Plan, stock: Stock) -> pa.StringArray:
    """What sellers enter as brand: its name, "other", or nothing; those who hide a brand seldom name it here."""
    brands = stock.shelf.brands
    chinese = [brand.name_zh or brand.name_en for brand in brands]
    english = [brand.name_en or brand.name_zh for brand in brands]
    names = pa.array([*chinese, *english, "其他/other", "no brand"], pa.string())
    entered = np.where(plan.brand >= 0, plan.brand + len(brands) * plan.english, 2 * len(brands) + plan.english)
    empty = rng.random(len(plan)) >= habits_of("brand_column")[plan.kind]
    return names.take(pa.array(entered, mask=empty))
