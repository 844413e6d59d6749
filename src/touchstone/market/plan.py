"""What each listing of one chunk is, before it has words: seller, time, kind, goods, brand, repeats."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.market.brand_shelf import BrandShelf
from touchstone.market.habit import habits_of
from touchstone.market.kind import FIRST_COUNTERFEIT, KIND_INDEX, ListingKind
from touchstone.market.population import FOCUS, OWN_BRANDS, Population
from touchstone.market.profile import Profile
from touchstone.market.role import cumulate_sales
from touchstone.market.wording import Indices

LISTINGS_PER_CHUNK = 8192
SECONDS = 300 * 86400  # the market runs for 300 days
SALES = cumulate_sales()
COMPATIBLE = KIND_INDEX[ListingKind.HONEST_COMPATIBLE]
HIDDEN_LINK = KIND_INDEX[ListingKind.HIDDEN_LINK]
FROM_RIGHTS = np.array([KIND_INDEX[kind] for kind in (ListingKind.HONEST_NEW, ListingKind.HONEST_OUTLET)])
BRANDED = habits_of("branded") > 0
UNBRANDED = KIND_INDEX[ListingKind.HONEST_UNBRANDED]


@dataclass(slots=True)
class Plan:
    """One entry per listing, in the order of time.

    seconds   since the market's first day; removed  when the offer was taken down, -1: never
    again_of  the row whose offer this one repeats, -1: none; origin  the first of them, itself if it repeats none
    """

    seller: Indices
    seconds: NDArray[np.int64]
    kind: Indices
    group: Indices
    brand: Indices
    english: NDArray[np.bool_]
    again_of: Indices
    origin: Indices
    removed: NDArray[np.int64]

    def __len__(self) -> int:
        """Number of listings."""
        return len(self.kind)

    @property
    def counterfeit(self) -> NDArray[np.bool_]:
        """The label of each listing."""
        return np.asarray(self.kind >= FIRST_COUNTERFEIT)


def plan_listings(rng: np.random.Generator, people: Population, profile: Profile, shelf: BrandShelf) -> Plan:
    """Draw one chunk of listings."""
    n = LISTINGS_PER_CHUNK
    seller = np.searchsorted(people.cumulative, rng.random(n) * people.cumulative[-1], side="right").astype(np.int32)
    kind = (rng.random(n)[:, None] >= SALES[people.role[seller]]).sum(axis=1).astype(np.int32)
    anything = rng.integers(0, shelf.price.shape[1], n).astype(np.int32)
    group = np.where(rng.random(n) < FOCUS, people.group[seller], anything)
    rows = np.arange(n, dtype=np.int32)
    plan = Plan(
        seller=seller,
        seconds=np.sort(rng.integers(0, SECONDS, n)),
        kind=kind,
        group=group,
        brand=np.full(n, -1, np.int32),
        english=people.english[seller],
        again_of=np.full(n, -1, np.int32),
        origin=rows,
        removed=np.full(n, -1, np.int64),
    )
    assign_brands(rng, plan, people, shelf)
    put_up_again(rng, plan, people.network[seller], profile.relisted)
    return plan


def assign_brands(rng: np.random.Generator, plan: Plan, people: Population, shelf: BrandShelf) -> None:
    """Give each branded listing a brand that sells its goods; where no brand does, the goods become unbranded."""
    every, n = np.ones(len(shelf.brands)), len(plan)
    brand = np.where(plan.counterfeit, shelf.draw(rng, plan.group, shelf.target), shelf.draw(rng, plan.group, every))
    own = people.brands[plan.seller, rng.integers(0, OWN_BRANDS, n)]
    own = np.where(own >= 0, own, people.brands[plan.seller, 0])
    rightful = np.isin(plan.kind, FROM_RIGHTS) & (own >= 0)
    brand = np.where(rightful, own, brand)
    foreign = rightful & np.isnan(shelf.price[brand, plan.group])
    plan.group = np.where(foreign, shelf.first_group[brand], plan.group).astype(np.int32)
    named = BRANDED[plan.kind] | (plan.kind == HIDDEN_LINK)
    fits = plan.kind == COMPATIBLE
    brand = np.where(fits, draw_devices(rng, shelf, n), brand)
    plan.group = np.where(fits, shelf.first_group[brand], plan.group).astype(np.int32)
    plan.kind = np.where(named & (brand < 0), UNBRANDED, plan.kind).astype(np.int32)
    plan.brand = np.where(named, brand, -1).astype(np.int32)


def draw_devices(rng: np.random.Generator, shelf: BrandShelf, n: int) -> Indices:
    """Electronics that others make accessories for, as far as there are any; else devices; else any brand."""
    electronics = shelf.device & (shelf.first_group == shelf.electronics)
    wanted = next((choice for choice in (electronics, shelf.device) if choice.any()), np.ones(len(shelf.brands)))
    weight = shelf.weight * wanted
    return rng.choice(len(weight), n, p=weight / weight.sum()).astype(np.int32)


def put_up_again(rng: np.random.Generator, plan: Plan, network: Indices, share: float) -> None:
    """Let shops of a network repeat an earlier offer of another shop of it, after that offer was taken down."""
    candidates = np.flatnonzero(plan.counterfeit & (network >= 0))
    draws = rng.random((len(candidates), 3))
    earlier: dict[int, list[int]] = {}
    for row, (lot, which, when) in zip(candidates.tolist(), draws, strict=True):
        offers = earlier.setdefault(int(network[row]), [])
        others = [offer for offer in offers if plan.seller[offer] != plan.seller[row] and plan.removed[offer] < 0]
        if lot < share and others:
            repeat(plan, row, others[int(which * len(others))], when)
        offers.append(row)


def repeat(plan: Plan, row: int, source: int, when: float) -> None:
    """Make `row` the offer of `source` again; `when` in 0..1 places the removal between the two."""
    plan.again_of[row], plan.origin[row] = source, plan.origin[source]
    for column in (plan.kind, plan.group, plan.brand, plan.english):
        column[row] = column[source]
    gap = plan.seconds[row] - plan.seconds[source]
    plan.removed[source] = plan.seconds[source] + int(when * gap)
