"""Draws the tokens of every title of a chunk, place by place."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.market.habit import HABITS, habits_of
from touchstone.market.kind import KIND_INDEX, ListingKind
from touchstone.market.plan import COMPATIBLE, Plan
from touchstone.market.slot import FIRST_ORDER, ORDER_COUNT, ORDERS, SLOTS, Slot
from touchstone.market.stock import Stock
from touchstone.market.wording import ABSENT, Indices, Pool

PLACEHOLDER, INNOCENT = KIND_INDEX[ListingKind.HONEST_PLACEHOLDER], KIND_INDEX[ListingKind.INNOCENT_CLAIM_WORD]
HIDDEN_LINK, DIVERTED = KIND_INDEX[ListingKind.HIDDEN_LINK], KIND_INDEX[ListingKind.DIVERTED]
LINKS = (PLACEHOLDER, HIDDEN_LINK)
BARE_LINKS = 0.7  # links that say nothing else
UNMARKED_FITTING = 0.2  # accessories whose title does not say that they only fit the brand
STATES = {habit.kind: habit.state for habit in HABITS}
# (slot, list of phrases.toml, share of listings): what every seller may add
ADDED = (
    (Slot.OPENING, "opening", 0.3),
    (Slot.AUDIENCE, "audience", 0.35),
    (Slot.COLOUR, "colour", 0.4),
    (Slot.TAIL, "tail", 0.25),
)
# (slot, list, number of the kind's habit that gives the share)
BY_HABIT = (
    (Slot.CLAIM, "claim", "claim"),
    (Slot.AUTHORITY, "authority", "authority"),
    (Slot.QUANTITY, "quantity", "quantity"),
    (Slot.VAGUE, "vague", "vague"),
    (Slot.DENIAL, "denial", "denial"),
)
SAID_ONCE = (
    (Slot.POINT, Slot.POINT_TOO),
    (Slot.POINT, Slot.POINT_MORE),
    (Slot.POINT_TOO, Slot.POINT_MORE),
    (Slot.NOUN, Slot.NOUN_TOO),
)
GOODS_WORDS = (Slot.SIZE, Slot.POINT, Slot.POINT_TOO, Slot.POINT_MORE, Slot.NOUN_TOO)
KEPT_WHEN_REPEATED = (Slot.MODEL, Slot.POINT, Slot.NOUN, Slot.SIZE, Slot.CLAIM, Slot.AUDIENCE)


def draw_titles(rng: np.random.Generator, plan: Plan, stock: Stock) -> NDArray[np.int32]:
    """(listings, SLOTS) tokens; contact tokens and obfuscation come later."""
    wording, english = stock.wording, plan.english.astype(np.int32)
    tokens = np.full((len(plan), SLOTS), ABSENT, np.int32)

    def put(slot: Slot, share: float | NDArray[np.floating[Any]], pool: Pool, *place: Indices) -> None:
        chosen = rng.random(len(plan)) < share
        tokens[:, slot] = np.where(chosen, pool.draw(rng, *(place or (english,))), tokens[:, slot])

    for slot, name, share in ADDED:
        put(slot, share, wording.lists[name])
    for slot, name, habit in BY_HABIT:
        put(slot, habits_of(habit)[plan.kind], wording.lists[name])
    put(Slot.POINT, 0.9, wording.points, plan.group, english)
    put(Slot.POINT_TOO, 0.6, wording.points, plan.group, english)
    put(Slot.POINT_MORE, 0.45, wording.points, plan.group, english)
    put(Slot.NOUN_TOO, 0.3, wording.nouns, plan.group, english)
    put(Slot.NOUN, 1.0, wording.nouns, plan.group, english)
    put(Slot.SIZE, 0.35, wording.sizes, plan.group, english)
    put(Slot.BRAND, 1.0 * (plan.brand >= 0), stock.shelf.written, plan.brand, english)
    of_model = np.where(plan.group == stock.shelf.first_group[plan.brand], 0.6, 0.05)
    put(Slot.MODEL, of_model * (plan.brand >= 0), stock.shelf.models, plan.brand)
    draw_states(rng, plan, stock, tokens)
    draw_special_kinds(rng, plan, stock, tokens)
    for slot, other in SAID_ONCE:
        tokens[tokens[:, slot] == tokens[:, other], other] = ABSENT
    again = np.flatnonzero(plan.again_of >= 0)
    for slot in KEPT_WHEN_REPEATED:
        tokens[again, slot] = tokens[plan.origin[again], slot]
    return tokens


def draw_states(rng: np.random.Generator, plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> None:
    """Used, end of line, brought from abroad: by kind."""
    share = habits_of("state_share")
    for kind, name in STATES.items():
        rows = (
            np.flatnonzero((plan.kind == KIND_INDEX[kind]) & (rng.random(len(plan)) < share[plan.kind])) if name else ()
        )
        if len(rows):
            tokens[rows, Slot.STATE] = stock.wording.lists[name].draw(rng, plan.english[rows].astype(np.int32))


def draw_special_kinds(rng: np.random.Generator, plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> None:
    """Goods that are not those of the group: accessories, innocent claim words, links without goods."""
    lists = stock.wording.lists
    nouns = {COMPATIBLE: lists["device_nouns"], PLACEHOLDER: lists["placeholder"], INNOCENT: stock.wording.innocent,
             HIDDEN_LINK: lists["hidden"], DIVERTED: lists["vague_goods"]}  # fmt: skip
    for kind, pool in nouns.items():
        rows = np.flatnonzero(plan.kind == kind)
        leave_out(tokens, rows, GOODS_WORDS)
        tokens[rows, Slot.NOUN] = pool.draw(rng, plan.english[rows].astype(np.int32))
    draw_fitting(rng, plan, stock, tokens)
    links = np.flatnonzero(np.isin(plan.kind, LINKS))
    leave_out(tokens, links, (Slot.AUDIENCE, Slot.BRAND, Slot.MODEL, Slot.TAIL))
    bare = links[rng.random(len(links)) < BARE_LINKS]
    leave_out(tokens, bare, (Slot.COLOUR, Slot.OPENING))


def leave_out(tokens: NDArray[np.int32], rows: NDArray[np.intp], slots: tuple[Slot, ...]) -> None:
    """Empty some places of some titles."""
    for slot in slots:
        tokens[rows, slot] = ABSENT


def draw_fitting(rng: np.random.Generator, plan: Plan, stock: Stock, tokens: NDArray[np.int32]) -> None:
    """What accessories say of themselves, and mostly that they only fit the brand."""
    rows, lists = np.flatnonzero(plan.kind == COMPATIBLE), stock.wording.lists
    english = plan.english[rows].astype(np.int32)
    tokens[rows, Slot.POINT] = lists["accessory_words"].draw(rng, english)
    tokens[rows, Slot.POINT_TOO] = lists["accessory_words"].draw(rng, english)
    said = rng.random(len(rows)) >= UNMARKED_FITTING
    tokens[rows, Slot.COMPATIBLE] = np.where(said, lists["compatible"].draw(rng, english), ABSENT)
    tokens[rows, Slot.AUDIENCE] = ABSENT


def arrange(
    rng: np.random.Generator, plan: Plan, tokens: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """Put the tokens of each row into one of the orders of its language; also the place of the brand."""
    style = plan.english + 2 * (plan.kind == COMPATIBLE)
    number = FIRST_ORDER[style] + (rng.random(len(plan)) * ORDER_COUNT[style]).astype(np.intp)
    chosen = ORDERS[number]
    arranged = np.take_along_axis(tokens, chosen.astype(np.intp), axis=1)
    return arranged, np.asarray((chosen == Slot.BRAND).argmax(axis=1))


def draw_spaces(rng: np.random.Generator, plan: Plan) -> NDArray[np.bool_]:
    """Whether a space follows each place: always in English; always, sometimes or never in a Chinese title."""
    habit = np.array([1.0, 0.5, 0.0])[np.searchsorted([0.5, 0.8], rng.random(len(plan)))]
    return np.asarray(rng.random((len(plan), SLOTS)) < np.where(plan.english, 1.0, habit)[:, None])
