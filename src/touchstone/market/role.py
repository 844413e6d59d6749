"""The kinds of sellers, how many there are of each, and what each of them sells: one row per role."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from touchstone.market.kind import KIND_INDEX, KINDS, ListingKind

K = ListingKind


@dataclass(frozen=True, slots=True)
class Role:
    """`share` is among the honest or among the crooked sellers, `size` multiplies its listings, `sells` are weights."""

    name: str
    share: float
    sells: dict[ListingKind, float] = field(hash=False)
    size: float = 1.0
    crooked: bool = False
    authorised: float = 0.0  # the share that has shown a right for its brands


COVER = {
    K.HONEST_UNBRANDED: 0.22,
    K.HONEST_COMPATIBLE: 0.05,
    K.HONEST_OUTLET: 0.04,
    K.HONEST_SECOND_HAND: 0.05,
    K.HONEST_RESELLER: 0.04,
}

ROLES: tuple[Role, ...] = (
    Role(
        "flagship",
        0.07,
        {K.HONEST_NEW: 0.82, K.HONEST_OUTLET: 0.12, K.HONEST_PLACEHOLDER: 0.02, K.INNOCENT_CLAIM_WORD: 0.04},
        size=2.5,
        authorised=1.0,
    ),
    Role(
        "reseller",
        0.17,
        {K.HONEST_RESELLER: 0.62, K.HONEST_OUTLET: 0.2, K.HONEST_UNBRANDED: 0.15, K.HONEST_PLACEHOLDER: 0.03},
        authorised=0.3,
    ),
    Role(
        "factory",
        0.34,
        {K.HONEST_UNBRANDED: 0.85, K.INNOCENT_CLAIM_WORD: 0.09, K.HONEST_PLACEHOLDER: 0.03, K.HONEST_COMPATIBLE: 0.03},
        size=1.4,
    ),
    Role(
        "accessories", 0.12, {K.HONEST_COMPATIBLE: 0.75, K.HONEST_UNBRANDED: 0.23, K.HONEST_PLACEHOLDER: 0.02}, size=1.4
    ),
    Role(
        "individual",
        0.3,
        {K.HONEST_SECOND_HAND: 0.72, K.HONEST_UNBRANDED: 0.22, K.HONEST_RESELLER: 0.04, K.INNOCENT_CLAIM_WORD: 0.02},
        size=0.35,
    ),
    Role(
        "crooked_open",
        0.2,
        COVER | {K.REPLICA_OPEN: 0.36, K.REPLICA_HIDDEN: 0.12, K.REPLICA_UNDERPRICED: 0.08, K.DIVERTED: 0.06},
        crooked=True,
    ),
    Role(
        "crooked_hiding",
        0.27,
        COVER | {K.REPLICA_HIDDEN: 0.36, K.HIDDEN_LINK: 0.12, K.DIVERTED: 0.07, K.REPLICA_QUIET: 0.05},
        crooked=True,
    ),
    Role(
        "crooked_posing",
        0.33,
        COVER
        | {K.REPLICA_UNAUTHORISED: 0.24, K.REPLICA_REVIEWED: 0.16, K.REPLICA_QUIET: 0.1, K.REPLICA_UNDERPRICED: 0.1},
        crooked=True,
        size=1.2,
    ),
    Role(
        "crooked_mixed",
        0.2,
        COVER
        | {
            K.REPLICA_OPEN: 0.1,
            K.REPLICA_HIDDEN: 0.12,
            K.REPLICA_UNDERPRICED: 0.12,
            K.REPLICA_UNAUTHORISED: 0.1,
            K.REPLICA_REVIEWED: 0.07,
            K.REPLICA_QUIET: 0.04,
            K.HIDDEN_LINK: 0.04,
            K.DIVERTED: 0.03,
        },
        crooked=True,
    ),
)


def cumulate_sales() -> NDArray[np.float64]:
    """(roles, kinds) cumulative shares of what each role sells; every last column is 1."""
    weights = np.zeros((len(ROLES), len(KINDS)))
    for row, role in enumerate(ROLES):
        for kind, weight in role.sells.items():
            weights[row, KIND_INDEX[kind]] = weight
    cumulative = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
    return np.asarray(cumulative / cumulative[:, -1:])
