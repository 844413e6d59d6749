"""How listings of each kind look: one row per kind, shares of its listings unless said otherwise."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.market.kind import KINDS, ListingKind


@dataclass(frozen=True, slots=True)
class Habit:
    """`price` is the median of price ÷ usual price of such goods, `spread` the standard deviation of its logarithm.

    `fake`, `denies` and `asks` are shares of its reviews; `reviewed` multiplies their number and `surely` adds to it.
    `hide` is the share whose brand is written so that a filter misses it, `hide_claim` that of its claim words.
    """

    kind: ListingKind
    price: float = 1.0
    spread: float = 0.2
    branded: bool = True
    state: str = ""  # the list of phrases.toml that says what state the goods are in
    state_share: float = 0.9
    claim: float = 0.0
    hide: float = 0.004
    hide_claim: float = 0.0
    vague: float = 0.01
    denial: float = 0.01
    authority: float = 0.1
    contact: float = 0.002
    contact_below: float = 0.01
    quantity: float = 0.05
    brand_column: float = 0.6
    replica_words: float = 0.0
    fake: float = 0.006
    denies: float = 0.015
    asks: float = 0.01
    poor: float = 0.08
    reviewed: float = 1.0
    surely: int = 0


K = ListingKind
HABITS: tuple[Habit, ...] = (
    Habit(K.HONEST_UNBRANDED, branded=False, authority=0.02, quantity=0.15, brand_column=0.25, fake=0.002, spread=0.6),
    Habit(K.HONEST_NEW, authority=0.4, denial=0.02, brand_column=0.9, fake=0.012, denies=0.03, reviewed=1.6),
    Habit(K.HONEST_OUTLET, price=0.38, spread=0.35, state="outlet", authority=0.3, quantity=0.12, fake=0.03, asks=0.03),
    Habit(K.HONEST_RESELLER, price=0.82, spread=0.25, state="reseller", state_share=0.5, authority=0.35, denial=0.03,
          contact_below=0.04, vague=0.02, fake=0.03, denies=0.05, asks=0.04),
    Habit(K.HONEST_SECOND_HAND, price=0.28, spread=0.6, state="second_hand", authority=0.15, contact=0.006, denial=0.04,
          contact_below=0.05, vague=0.02, brand_column=0.35, quantity=0.0, fake=0.02, denies=0.03, reviewed=0.3),
    Habit(K.HONEST_COMPATIBLE, price=0.06, spread=0.5, authority=0.02, quantity=0.1, brand_column=0.3, fake=0.004),
    Habit(K.HONEST_PLACEHOLDER, branded=False, vague=0.0, brand_column=0.0, reviewed=0.2, spread=1.3),
    Habit(K.INNOCENT_CLAIM_WORD, branded=False, quantity=0.08, brand_column=0.2, spread=0.5, fake=0.008),
    Habit(K.REPLICA_OPEN, price=0.11, spread=0.6, claim=1.0, hide=0.45, hide_claim=0.35, vague=0.2, contact=0.08,
          contact_below=0.3, quantity=0.3, brand_column=0.15, replica_words=0.6, fake=0.03, asks=0.06),
    Habit(K.REPLICA_HIDDEN, price=0.16, spread=0.65, claim=0.08, hide=1.0, hide_claim=0.8, vague=0.25, contact=0.05,
          contact_below=0.2, quantity=0.25, brand_column=0.05, replica_words=0.4, fake=0.06, asks=0.06),
    Habit(K.REPLICA_UNDERPRICED, price=0.1, spread=0.4, vague=0.08, contact_below=0.06, quantity=0.2, brand_column=0.4,
          replica_words=0.1, fake=0.1, denies=0.03, asks=0.06, poor=0.15),
    Habit(K.REPLICA_UNAUTHORISED, price=0.6, spread=0.35, authority=1.0, denial=0.05, contact_below=0.04,
          brand_column=0.75, fake=0.14, denies=0.05, asks=0.05, poor=0.12),
    Habit(K.REPLICA_REVIEWED, price=0.62, spread=0.35, authority=0.2, contact_below=0.04, brand_column=0.7, fake=0.45,
          denies=0.06, asks=0.08, poor=0.15, reviewed=1.5, surely=1),
    Habit(K.REPLICA_QUIET, price=0.7, spread=0.35, authority=0.2, contact_below=0.03, brand_column=0.65, fake=0.04,
          asks=0.03, reviewed=0.6),
    Habit(K.HIDDEN_LINK, price=0.14, spread=0.5, branded=False, contact=0.15, contact_below=0.45, vague=0.2, denial=0.0,
          authority=0.0, brand_column=0.02, replica_words=0.3, reviewed=0.4, fake=0.05, asks=0.03),
    Habit(K.DIVERTED, price=0.05, spread=1.0, branded=False, contact=0.75, contact_below=0.6, vague=0.5, denial=0.0,
          authority=0.05, brand_column=0.0, replica_words=0.5, reviewed=0.2, fake=0.04),
)  # fmt: skip


def habits_of(name: str) -> NDArray[np.float64]:
    """One number of all habits, indexed like KINDS."""
    rows = {habit.kind: float(getattr(habit, name)) for habit in HABITS}
    return np.array([rows[kind] for kind in KINDS])
