"""Who is behind the shops: telephone, bank account, address and device of each seller; networks share some of them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.market.numbering import NETWORK, SELLER, number
from touchstone.market.population import CHUNKS_PER_DISTRICT, Population
from touchstone.market.stock import Stock
from touchstone.market.truth import SELLERS_IDENTITY, TRUTH_NETWORKS

Codes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Identifier:
    """How one identifier is shared.

    of_network  chance that a member uses one of the `pool` of its network
    innocent    chance that an honest shop shares one with strangers: an office, a bookkeeper, a repaired telephone
    """

    name: str
    of_network: float
    pool: int
    innocent: float


IDENTIFIERS = (
    Identifier("phone", 0.45, 2, 0.004),
    Identifier("bank_account", 0.5, 1, 0.002),
    Identifier("address", 0.6, 2, 0.06),
    Identifier("device_hash", 0.65, 3, 0.015),
)
STRANGERS = 12  # shared offices and the like per district


def identify(
    rng: np.random.Generator, chunk: int, people: Population, stock: Stock
) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """The tables SELLERS_IDENTITY (all sellers) and TRUTH_NETWORKS (members only) of one chunk."""
    ids = number(SELLER, people.first + np.arange(len(people)))
    codes, shared = zip(
        *(draw_codes(rng, chunk, people, stock.seed, place) for place in range(len(IDENTIFIERS))), strict=True
    )
    streets = stock.wording.names["streets"]
    columns = [write_identifier(row.name, code, streets) for row, code in zip(IDENTIFIERS, codes, strict=True)]
    identity = pa.record_batch([ids, *columns], schema=SELLERS_IDENTITY)
    members = np.flatnonzero(people.network >= 0)
    names = [[row.name for row, flags in zip(IDENTIFIERS, shared, strict=True) if flags[seller]] for seller in members]
    networks = [
        ids.take(pa.array(members)),
        number(NETWORK, people.network[members].astype(np.int64)),
        pa.array(names, pa.list_(pa.string())),
    ]
    return identity, pa.record_batch(networks, schema=TRUTH_NETWORKS)


def draw_codes(
    rng: np.random.Generator, chunk: int, people: Population, seed: int, place: int
) -> tuple[Codes, NDArray[np.bool_]]:
    """A number behind each seller's identifier, equal where it is shared; and whether it is the network's."""
    row, n = IDENTIFIERS[place], len(people)
    shared = (people.network >= 0) & (rng.random(n) < row.of_network)
    strange = (people.network < 0) & (rng.random(n) < row.innocent)
    own = mix(seed, place, people.first + np.arange(n))
    group = mix(seed, place + 100, people.network * 16 + rng.integers(0, row.pool, n))
    office = mix(seed, place + 200, chunk // CHUNKS_PER_DISTRICT * STRANGERS + rng.integers(0, STRANGERS, n))
    return np.where(shared, group, np.where(strange, office, own)), shared


def mix(seed: int, salt: int, value: NDArray[np.int64]) -> Codes:
    """Well spread 64 bits of (seed, salt, value): the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    start = (seed * 0x9E3779B97F4A7C15 + salt * 0xD1B54A32D192ED03) & 0xFFFFFFFFFFFFFFFF
    x = value.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(start)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        x = (x ^ (x >> np.uint64(shift))) * np.uint64(factor)
    return x ^ (x >> np.uint64(31))


def write_identifier(name: str, codes: Codes, streets: tuple[str, ...]) -> list[str]:
    """As platforms store it, but of no person: numbers 12… reach nobody, accounts say SIM, streets do not exist."""
    values = codes.tolist()
    if name == "phone":
        return [f"12{value % 10**9:09d}" for value in values]
    if name == "bank_account":
        return [f"SIM{value % 10**16:016d}" for value in values]
    if name == "address":
        return [
            f"{streets[value % len(streets)]}{value // 8 % 9000 + 1}号{value // 80000 % 60 + 1}室" for value in values
        ]
    return [f"{value:016x}" for value in values]
