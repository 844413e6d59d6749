"""Identifiers: networks share some, strangers share a few by chance, and the truth says which."""

from collections import defaultdict

import numpy as np
import pyarrow as pa
import pytest

from touchstone.market.chunk import make_chunk
from touchstone.market.identity import IDENTIFIERS, mix, write_identifier
from touchstone.market.stock import Stock

NAMES = [identifier.name for identifier in IDENTIFIERS]
Tables = dict[str, pa.RecordBatch]


def shops_by_identifier(tables: Tables, name: str) -> dict[str, set[str]]:
    shops: dict[str, set[str]] = defaultdict(set)
    for row in tables["sellers_identity"].to_pylist():
        shops[row[name]].add(row["seller_id"])
    return shops


@pytest.mark.parametrize("name", NAMES)
def test_shops_of_a_network_share_identifiers(chunk: Tables, name: str) -> None:
    network = {row["seller_id"]: row["network_id"] for row in chunk["truth_networks"].to_pylist()}
    shared = [shops for shops in shops_by_identifier(chunk, name).values() if len(shops) > 1 and shops <= set(network)]
    assert shared
    assert all(len({network[shop] for shop in shops}) == 1 for shops in shared)


def test_honest_shops_share_an_office_now_and_then(chunk: Tables) -> None:
    members = set(chunk["truth_networks"].column("seller_id").to_pylist())
    shared = [shops for shops in shops_by_identifier(chunk, "address").values() if len(shops) > 1]
    assert any(not shops & members for shops in shared)


def test_the_truth_names_the_identifiers_that_are_shared(chunk: Tables) -> None:
    identity = {row["seller_id"]: row for row in chunk["sellers_identity"].to_pylist()}
    users = {name: shops_by_identifier(chunk, name) for name in NAMES}
    for row in chunk["truth_networks"].to_pylist():
        alone = [name for name in NAMES if name not in row["shared"]]
        assert all(len(users[name][identity[row["seller_id"]][name]]) == 1 for name in alone)


def test_some_members_share_nothing(chunk: Tables) -> None:
    shared = chunk["truth_networks"].column("shared").to_pylist()
    assert [] in shared
    assert NAMES in shared


def test_networks_reach_over_chunks(crooked: Stock, chunk: Tables) -> None:
    here, there = (
        set(tables["sellers_identity"].column("bank_account").to_pylist()) for tables in (chunk, make_chunk(crooked, 1))
    )
    assert here & there


def test_truth_of_listings_and_of_networks_agree(chunk: Tables) -> None:
    network = {row["seller_id"]: row["network_id"] for row in chunk["truth_networks"].to_pylist()}
    assert all(row["network_id"] == network.get(row["seller_id"]) for row in chunk["truth_listings"].to_pylist())


def test_codes_spread_well() -> None:
    codes = mix(1, 2, np.arange(100_000))
    assert len(set(codes.tolist())) == 100_000
    assert np.bincount((codes % 8).astype(int)).min() > 12_000


@pytest.mark.parametrize(("one", "other"), [((1, 2), (2, 1)), ((1, 0), (2, 0)), ((0, 1), (0, 2))])
def test_seeds_and_salts_give_other_codes(one: tuple[int, int], other: tuple[int, int]) -> None:
    value = np.arange(10)
    assert not (mix(*one, value) == mix(*other, value)).any()


def test_identifiers_have_the_form_that_platforms_store() -> None:
    codes = mix(1, 1, np.arange(3))
    assert all(len(phone) == 11 for phone in write_identifier("phone", codes, ("模拟路",)))
    assert all(account.startswith("SIM") for account in write_identifier("bank_account", codes, ("模拟路",)))
    assert all(address.startswith("模拟路") for address in write_identifier("address", codes, ("模拟路",)))
    assert all(len(device) == 16 for device in write_identifier("device_hash", codes, ("模拟路",)))
