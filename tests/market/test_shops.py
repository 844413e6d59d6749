"""Shops and their rights."""

import pyarrow as pa

from tests.market.brands import BRANDS

Tables = dict[str, pa.RecordBatch]


def test_rights_are_keys_of_brands(chunk: Tables) -> None:
    keys = {brand.key for brand in BRANDS}
    rights = [set(row) for row in chunk["sellers"].column("authorised_brands").to_pylist()]
    assert all(row <= keys for row in rights)
    assert any(rights)


def test_shops_write_the_language_of_their_listings(chunk: Tables) -> None:
    names = dict(zip(*(chunk["sellers"].column(name).to_pylist() for name in ("seller_id", "name")), strict=True))
    truth = [row for row in chunk["truth_listings"].to_pylist() if not row["relisted_from"]]
    assert all(names[row["seller_id"]].isascii() == (row["language"] == "en") for row in truth)


def test_shops_opened_before_the_market(chunk: Tables) -> None:
    assert all(day < "2026-01-02" for day in chunk["sellers"].column("registered_at").to_pylist())
