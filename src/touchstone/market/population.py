"""Who sells in one chunk of the market: roles, focus, language, brands with a right, networks, opening day."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.market.brand_shelf import BrandShelf
from touchstone.market.profile import Profile
from touchstone.market.role import ROLES
from touchstone.market.wording import Indices

SELLERS_PER_CHUNK = 640
CHUNKS_PER_DISTRICT = 4  # networks reach over the sellers of a district
NETWORKS_PER_DISTRICT = 24
OWN_BRANDS = 3
FOCUS = 0.75  # the share of a seller's listings that are of its own goods group
UNBRANDED_SHARE = 0.35  # of sellers' groups drawn from all groups, the rest from those where brands sell
CROOKED = np.array([role.crooked for role in ROLES])
SIZE = np.array([role.size for role in ROLES])
AUTHORISED = np.array([role.authorised for role in ROLES])


@dataclass(frozen=True, slots=True)
class Population:
    """Sellers of a chunk, by position; `first` is the number of the first one in the market.

    brands (sellers, 3) int32: brands with a right, -1 for none; network int32: number in the market, -1 for none
    cumulative float64: running sum of listing weights
    """

    first: int
    role: Indices
    group: Indices
    english: NDArray[np.bool_]
    network: Indices
    brands: NDArray[np.int32]
    cumulative: NDArray[np.float64]
    day: Indices

    def __len__(self) -> int:
        """Number of sellers."""
        return len(self.role)


def populate(rng: np.random.Generator, chunk: int, profile: Profile, shelf: BrandShelf) -> Population:
    """Draw the sellers of one chunk."""
    n = SELLERS_PER_CHUNK
    role = draw_roles(rng, profile, n)
    group = draw_groups(rng, shelf, n)
    weight = np.minimum((rng.pareto(1.4, n) + 1) * SIZE[role], 60.0)
    return Population(
        first=chunk * n,
        role=role,
        group=group,
        english=rng.random(n) < profile.english,
        network=draw_networks(rng, chunk, CROOKED[role] & (rng.random(n) < profile.networked)),
        brands=draw_rights(rng, shelf, group, rng.random(n) < AUTHORISED[role]),
        cumulative=np.cumsum(weight),
        day=draw_days(rng, CROOKED[role]),
    )


def draw_roles(rng: np.random.Generator, profile: Profile, n: int) -> Indices:
    """One role per seller, crooked ones by the share of the profile."""
    share = np.array([role.share for role in ROLES]) * np.where(CROOKED, profile.crooked, 1 - profile.crooked)
    return rng.choice(len(ROLES), n, p=share / share.sum()).astype(np.int32)


def draw_groups(rng: np.random.Generator, shelf: BrandShelf, n: int) -> Indices:
    """The goods group that each seller knows best."""
    groups = shelf.price.shape[1]
    branded = np.flatnonzero(~np.isnan(shelf.price).all(axis=0))
    anywhere = rng.random(n) < UNBRANDED_SHARE
    return np.where(anywhere, rng.integers(0, groups, n), branded[rng.integers(0, len(branded), n)]).astype(np.int32)


def draw_networks(rng: np.random.Generator, chunk: int, member: NDArray[np.bool_]) -> Indices:
    """The network of each member, some networks larger than others; -1 for those who are in none."""
    first = chunk // CHUNKS_PER_DISTRICT * NETWORKS_PER_DISTRICT
    number = first + (NETWORKS_PER_DISTRICT * rng.random(len(member)) ** 1.7).astype(np.int32)
    return np.where(member, number, -1).astype(np.int32)


def draw_rights(
    rng: np.random.Generator, shelf: BrandShelf, group: Indices, authorised: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """One to three brands of the seller's group for those with a right, -1 elsewhere."""
    every = np.ones(len(shelf.brands))
    rights = np.stack([shelf.draw(rng, group, every) for _ in range(OWN_BRANDS)], axis=1)
    kept = np.arange(OWN_BRANDS) < rng.integers(1, OWN_BRANDS + 1, len(group))[:, None]
    return np.where(authorised[:, None] & kept, rights, -1).astype(np.int32)


def draw_days(rng: np.random.Generator, crooked: NDArray[np.bool_]) -> Indices:
    """Days between opening and the first day of the market: crooked shops are younger, though not all of them."""
    age = rng.gamma(2.0, np.where(crooked, 220.0, 620.0))
    return np.minimum(age, 6000).astype(np.int32)
