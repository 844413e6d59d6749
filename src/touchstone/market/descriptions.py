"""Descriptions: a few sentences, sometimes with a contact; many listings have none."""

from random import Random

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from touchstone.market.disguise import Tactics, add_contact, chosen_rows
from touchstone.market.habit import habits_of
from touchstone.market.joining import join_tokens
from touchstone.market.kind import KIND_INDEX, ListingKind
from touchstone.market.plan import Plan
from touchstone.market.stock import Stock
from touchstone.market.wording import ABSENT

WITHOUT = 0.45
SENTENCES = 3
CONTACT_PLACE = SENTENCES
SECOND_HAND = KIND_INDEX[ListingKind.HONEST_SECOND_HAND]


def describe(rng: np.random.Generator, lot: Random, plan: Plan, stock: Stock, used: Tactics) -> pa.StringArray:
    """One description per listing, null for those without; contacts that are hidden are added to `used`."""
    lists, english, n = stock.wording.descriptions, plan.english.astype(np.int32), len(plan)
    tokens = np.full((n, SENTENCES + 1), ABSENT, np.int32)
    tokens[:, 0] = lists["plain"].draw(rng, english)
    more = lists["plain"].draw(rng, english)
    tokens[:, 1] = np.where((rng.random(n) < 0.6) & (more != tokens[:, 0]), more, ABSENT)
    told = rng.random(n) < habits_of("replica_words")[plan.kind]
    tokens[:, 2] = np.where(told, lists["replica"].draw(rng, english), ABSENT)
    used_goods = plan.kind == SECOND_HAND
    tokens[:, 0] = np.where(used_goods, lists["second_hand"].draw(rng, english), tokens[:, 0])
    empty = rng.random(n) < WITHOUT
    for row in chosen_rows(rng, plan, "contact_below", np.ones(n, np.bool_)):
        tokens[row, CONTACT_PLACE] = add_contact(lot, plan, stock, row, used)
        empty[row] = False
    texts = join(plan, stock, tokens)
    return pc.if_else(pa.array(empty), pa.scalar(None, pa.string()), texts)


def join(plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> pa.StringArray:
    """Sentences behind each other, with spaces where the language has them."""
    spaced = np.repeat(plan.english[:, None], tokens.shape[1], axis=1)
    nowhere = np.zeros(len(tokens), np.intp)
    return join_tokens(stock.tokens.columns(), stock.tokens.space, tokens, spaced, nowhere)[0]
