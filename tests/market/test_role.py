"""Roles: what they sell fits what they are."""

import numpy as np
import pytest

from touchstone.market.kind import FIRST_COUNTERFEIT, KIND_INDEX, KINDS
from touchstone.market.role import ROLES, cumulate_sales


def test_honest_roles_sell_no_counterfeits_and_crooked_ones_do() -> None:
    for role in ROLES:
        assert any(KIND_INDEX[kind] >= FIRST_COUNTERFEIT for kind in role.sells) == role.crooked


def test_every_crooked_role_has_cover() -> None:
    for role in ROLES:
        honest = sum(share for kind, share in role.sells.items() if KIND_INDEX[kind] < FIRST_COUNTERFEIT)
        assert not role.crooked or honest / sum(role.sells.values()) > 0.3


def test_shares_of_roles_add_up() -> None:
    for crooked in (False, True):
        assert sum(role.share for role in ROLES if role.crooked == crooked) == pytest.approx(1.0)


def test_sales_are_cumulated_to_one() -> None:
    sales = cumulate_sales()
    assert sales.shape == (len(ROLES), len(KINDS))
    assert (np.diff(sales, axis=1) >= 0).all()
    assert (sales[:, -1] == 1).all()
