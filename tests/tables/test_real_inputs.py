"""Real exports are read as they lie, with the rows that their sources state."""

import resource
from pathlib import Path

import pyarrow as pa
import pytest

from tests.tables.reading import read
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LISTINGS, REVIEWS

BASE = {"listing_id", "title"}
INPUTS = [
    ("agora_2014", LISTINGS, 35_178, 0, BASE | {"seller_id", "price", "currency", "category", "listed_at"}),
    ("replica_agent_lists", LISTINGS, 312, 0, BASE | {"seller_id", "price", "currency", "category"}),
    ("resale_listings", LISTINGS, 5_919, 0, BASE | {"price", "category", "brand", "images", "listed_at"}),
    ("stockx_2019", LISTINGS, 99_956, 0, BASE | {"price", "brand", "listed_at"}),
    ("jd_titles_gaiic2022", LISTINGS, 24_000, 0, BASE),
    ("ecom_ner_zh", LISTINGS, 12_985, 0, BASE),
    ("taobao_queries_multicpr", LISTINGS, 101_000, 0, BASE),
    ("zh_shop_reviews", REVIEWS, 62_773, 1, {"listing_id", "text"}),
]


@pytest.mark.parametrize(("folder", "schema", "count", "rejected", "columns"), INPUTS)
def test_an_export_is_read(
    folder: str, schema: pa.Schema, count: int, rejected: int, columns: set[str], shared_data: Path
) -> None:
    rows, rejects = read(shared_data / folder, schema)
    assert (len(rows), len(rejects)) == (count, rejected)
    assert {name for row in rows for name in row} == columns


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("title,price\n")
        for _ in range(150):
            file.write("莆田运动鞋 一比一 全新 未拆封 包邮,299\n" * 10_000)
    source = open_table(path, LISTINGS)
    batches = source.batches()
    for _ in range(5):
        next(batches)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(batch.records.num_rows for batch in batches) > 1_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000
