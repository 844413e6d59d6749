"""Hides brand and claim words in the titles of those who hide, and puts contacts into texts."""

from collections import defaultdict
from random import Random

import numpy as np
from numpy.typing import NDArray

from touchstone.market.brand_shelf import BrandShelf
from touchstone.market.habit import habits_of
from touchstone.market.kind import FIRST_COUNTERFEIT
from touchstone.market.obfuscation import MISSPELT, NICKNAME, hide
from touchstone.market.plan import Plan
from touchstone.market.slot import Slot
from touchstone.market.stock import Stock
from touchstone.market.wording import ABSENT

MISSPELT_SHARE = 0.12  # of the rest, where misspellings are known
NICKNAME_SHARE = 0.22  # of hidden brands, where the brand has a nickname
HIDDEN_CONTACTS = (0.1, 0.5)  # of the contact words of honest and of counterfeit offers
TELEPHONES = 0.1
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"

Tactics = dict[int, list[str]]


def disguise(rng: np.random.Generator, lot: Random, plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> Tactics:
    """Change `tokens` in place; the tactics used in each row as `what:tactic`."""
    used: Tactics = defaultdict(list)
    for row in chosen_rows(rng, plan, "hide", tokens[:, Slot.BRAND] != ABSENT):
        word, tactic = hide_brand(lot, stock.shelf, int(plan.brand[row]), bool(plan.english[row]))
        if tactic:
            tokens[row, Slot.BRAND] = stock.tokens.add(word)
            used[row].append(f"brand:{tactic}")
    for row in chosen_rows(rng, plan, "hide_claim", tokens[:, Slot.CLAIM] != ABSENT):
        word, tactic = hide(lot, stock.words[tokens[row, Slot.CLAIM]])
        if tactic:
            tokens[row, Slot.CLAIM] = stock.tokens.add(word)
            used[row].append(f"claim:{tactic}")
    for row in chosen_rows(rng, plan, "contact", np.ones(len(plan), np.bool_)):
        tokens[row, Slot.CONTACT] = add_contact(lot, plan, stock, row, used)
    return used


def chosen_rows(rng: np.random.Generator, plan: Plan, habit: str, possible: NDArray[np.bool_]) -> list[int]:
    """Rows drawn by the habit of their kind, where it is possible."""
    rows: list[int] = np.flatnonzero((rng.random(len(plan)) < habits_of(habit)[plan.kind]) & possible).tolist()
    return rows


def hide_brand(lot: Random, shelf: BrandShelf, brand: int, english: bool) -> tuple[str, str]:
    """A hidden writing of a brand and the tactic's name."""
    known = shelf.brands[brand]
    if known.nicknames and not english and lot.random() < NICKNAME_SHARE:
        return lot.choice(known.nicknames), NICKNAME
    misspelt = [word for word in known.misspellings if word.isascii() or not english]
    if misspelt and lot.random() < MISSPELT_SHARE:
        return lot.choice(misspelt), MISSPELT
    names = [name for name in (known.name_en, "" if english else known.name_zh) if name]
    return hide(lot, lot.choice(names or [known.name_zh]))


def add_contact(lot: Random, plan: Plan, stock: Stock, row: int, used: Tactics) -> int:
    """The token of a new contact, such as `vx sim7k2mq`; its word may be hidden. The number in it belongs to nobody."""
    pool = stock.wording.lists["contact"]
    language = int(plan.english[row])
    word = stock.words[int(pool.start[language]) + lot.randrange(int(pool.count[language]))]
    if lot.random() < HIDDEN_CONTACTS[int(plan.kind[row] >= FIRST_COUNTERFEIT)]:
        word, tactic = hide(lot, word)
        used[row].append(f"contact:{tactic}")
    mark = lot.choice((":", "：", " ", "", "+", "➕"))
    return stock.tokens.add(word + mark + invent_account(lot))


def invent_account(lot: Random) -> str:
    """An account name that says it is simulated, or a number of a range (12…) that is given to no mobile telephone."""
    if lot.random() < TELEPHONES:
        return "12" + "".join(lot.choices("0123456789", k=9))
    return "sim" + "".join(lot.choices(SIGNS, k=lot.randrange(4, 8)))
