"""Identifiers that say what they are."""

import numpy as np
import pytest

from touchstone.market.numbering import LISTING, NETWORK, SELLER, number


@pytest.mark.parametrize(
    ("kind", "shown"), [(LISTING, "SIM-000000042"), (SELLER, "SIM-S00000042"), (NETWORK, "SIM-N000042")]
)
def test_numbers_say_what_they_number(kind: tuple[str, int], shown: str) -> None:
    assert number(kind, np.array([42, -1])).to_pylist() == [shown, None]
