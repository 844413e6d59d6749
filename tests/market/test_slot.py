"""Places of a title: every order has them all."""

import numpy as np

from touchstone.market.slot import FIRST_ORDER, ORDER_COUNT, ORDERS, SLOTS


def test_every_order_has_every_place_once() -> None:
    assert (np.sort(ORDERS, axis=1) == np.arange(SLOTS)).all()
    assert FIRST_ORDER[-1] + ORDER_COUNT[-1] == len(ORDERS)
