"""Prices: what goods usually cost, and what is asked here."""

import numpy as np
from numpy.typing import NDArray

from touchstone.market.habit import habits_of
from touchstone.market.kind import KIND_INDEX, ListingKind
from touchstone.market.plan import COMPATIBLE, Plan
from touchstone.market.slot import Slot
from touchstone.market.stock import Stock

Numbers = NDArray[np.float64]

CNY_PER_USD = 7.1
SALE_SHARE, SALE = 0.12, (0.5, 0.85)  # of honest listings, and the price they are cut to
ACCESSORY_PRICE, POSTAGE, ASKED_ELSEWHERE = 29.0, 8.0, 60.0  # CNY
REPEATED = (0.92, 1.05)
INNOCENT, PLACEHOLDER, DIVERTED = (
    KIND_INDEX[kind] for kind in (ListingKind.INNOCENT_CLAIM_WORD, ListingKind.HONEST_PLACEHOLDER, ListingKind.DIVERTED)
)


def usual_prices(plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> tuple[Numbers, Numbers]:
    """CNY that such goods, genuine and new, usually cost, and the deviation of the logarithm among them."""
    shelf, wording = stock.shelf, stock.wording
    plain, spread = wording.price[plan.group], wording.spread[plan.group]
    branded = shelf.price[plan.brand, plan.group]
    known = (plan.brand >= 0) & ~np.isnan(branded)
    usual = np.where(known, branded, plain)
    usual[plan.kind == COMPATIBLE] = ACCESSORY_PRICE
    usual[plan.kind == PLACEHOLDER] = POSTAGE
    usual[plan.kind == DIVERTED] = ASKED_ELSEWHERE
    innocent = np.flatnonzero(plan.kind == INNOCENT)
    article = tokens[innocent, Slot.NOUN] - wording.innocent.start[plan.english[innocent].astype(np.int32)]
    usual[innocent] = wording.innocent_price[article]
    return usual, np.where(known, shelf.spread[plan.brand, plan.group], spread)


def ask_prices(rng: np.random.Generator, plan: Plan, usual: Numbers, spread: Numbers) -> Numbers:
    """The price of each listing in its own currency."""
    own, kind_spread = habits_of("price")[plan.kind], habits_of("spread")[plan.kind]
    own = np.where(plan.kind == COMPATIBLE, 1.0, np.where(plan.kind == DIVERTED, 1.0, own))
    among = np.where(plan.brand >= 0, spread, 0.0) * rng.standard_normal(len(plan))
    asked = usual * own * np.exp(among + kind_spread * rng.standard_normal(len(plan)))
    on_sale = ~plan.counterfeit & (rng.random(len(plan)) < SALE_SHARE)
    asked *= np.where(on_sale, rng.uniform(*SALE, len(plan)), 1.0)
    again = np.flatnonzero(plan.again_of >= 0)
    asked[again] = asked[plan.origin[again]] * rng.uniform(*REPEATED, len(again))
    return round_prices(rng, np.where(plan.english, asked / CNY_PER_USD, asked))


def round_prices(rng: np.random.Generator, price: Numbers) -> Numbers:
    """Shop endings: whole tens above a thousand, else .00, .90, .99 or any."""
    whole = np.maximum(np.floor(price), 1.0)
    ending: Numbers = np.array([0.0, 0.9, 0.99, 0.5])[rng.integers(0, 4, len(price))]
    return np.asarray(np.round(np.where(price > 1000, np.round(price / 10) * 10, whole + ending), 2), np.float64)
