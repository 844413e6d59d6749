"""The places of a title, and the orders in which sellers put them."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Slot(IntEnum):
    """A place for at most one phrase."""

    OPENING = 0
    COMPATIBLE = 1
    BRAND = 2
    MODEL = 3
    CLAIM = 4
    AUTHORITY = 5
    STATE = 6
    AUDIENCE = 7
    POINT = 8
    POINT_TOO = 9
    NOUN = 10
    COLOUR = 11
    SIZE = 12
    QUANTITY = 13
    TAIL = 14
    VAGUE = 15
    DENIAL = 16
    CONTACT = 17
    POINT_MORE = 18
    NOUN_TOO = 19


SLOTS = len(Slot)
S = Slot


def order(*slots: Slot) -> list[int]:
    """A full order: the given slots first, the others behind them in their own order."""
    return [*slots, *(slot for slot in Slot if slot not in slots)]


CHINESE_ORDERS = (
    order(
        S.OPENING,
        S.BRAND,
        S.MODEL,
        S.CLAIM,
        S.STATE,
        S.AUDIENCE,
        S.POINT,
        S.POINT_TOO,
        S.NOUN,
        S.POINT_MORE,
        S.NOUN_TOO,
        S.COLOUR,
        S.SIZE,
    ),
    order(
        S.OPENING,
        S.STATE,
        S.BRAND,
        S.MODEL,
        S.POINT,
        S.NOUN,
        S.AUDIENCE,
        S.POINT_TOO,
        S.NOUN_TOO,
        S.POINT_MORE,
        S.CLAIM,
        S.AUTHORITY,
        S.COLOUR,
    ),
    order(S.CLAIM, S.BRAND, S.NOUN, S.MODEL, S.POINT, S.AUDIENCE, S.VAGUE, S.COLOUR, S.SIZE, S.STATE, S.AUTHORITY),
    order(
        S.BRAND,
        S.MODEL,
        S.AUDIENCE,
        S.POINT,
        S.POINT_MORE,
        S.NOUN,
        S.AUTHORITY,
        S.POINT_TOO,
        S.NOUN_TOO,
        S.STATE,
        S.OPENING,
        S.COLOUR,
    ),
    order(S.AUTHORITY, S.OPENING, S.BRAND, S.AUDIENCE, S.MODEL, S.NOUN, S.CLAIM, S.POINT, S.SIZE, S.COLOUR, S.TAIL),
)
ENGLISH_ORDERS = (
    order(S.OPENING, S.STATE, S.AUTHORITY, S.BRAND, S.MODEL, S.CLAIM, S.POINT, S.POINT_TOO, S.NOUN, S.AUDIENCE),
    order(S.BRAND, S.MODEL, S.AUDIENCE, S.COLOUR, S.POINT, S.NOUN, S.SIZE, S.STATE, S.CLAIM, S.AUTHORITY, S.OPENING),
    order(S.CLAIM, S.AUDIENCE, S.BRAND, S.MODEL, S.NOUN, S.POINT, S.SIZE, S.COLOUR, S.QUANTITY, S.STATE),
)  # fmt: skip
CHINESE_FITTING = (
    order(S.OPENING, S.COMPATIBLE, S.BRAND, S.MODEL, S.NOUN, S.POINT, S.POINT_TOO, S.AUDIENCE, S.COLOUR),
    order(S.COMPATIBLE, S.BRAND, S.MODEL, S.POINT, S.NOUN, S.OPENING, S.COLOUR, S.POINT_TOO),
)
ENGLISH_FITTING = (
    order(S.OPENING, S.POINT, S.NOUN, S.COMPATIBLE, S.BRAND, S.MODEL, S.POINT_TOO, S.COLOUR),
    order(S.COLOUR, S.NOUN, S.COMPATIBLE, S.BRAND, S.MODEL, S.POINT),
)
STYLES = (CHINESE_ORDERS, ENGLISH_ORDERS, CHINESE_FITTING, ENGLISH_FITTING)  # index: english + 2 * fitting
ORDERS: NDArray[np.int8] = np.array([row for style in STYLES for row in style], np.int8)
FIRST_ORDER = np.cumsum([0, *(len(style) for style in STYLES[:-1])])
ORDER_COUNT = np.array([len(style) for style in STYLES])
