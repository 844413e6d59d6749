"""One chunk and one small market on disk, made once for all tests of the room."""

from pathlib import Path

import pyarrow as pa
import pytest

from tests.market.brands import BRANDS
from touchstone.market.chunk import make_chunk
from touchstone.market.generate import generate_market
from touchstone.market.profile import find_profile
from touchstone.market.stock import Stock, take_stock


@pytest.fixture(scope="session")
def stock() -> Stock:
    return take_stock(BRANDS, 7, find_profile("marketplace"))


@pytest.fixture(scope="session")
def crooked() -> Stock:
    """A market with many replicas, for what is rare elsewhere."""
    return take_stock(BRANDS, 7, find_profile("hotspot"))


@pytest.fixture(scope="session")
def chunk(crooked: Stock) -> dict[str, pa.RecordBatch]:
    return make_chunk(crooked, 0)


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20,000 listings of the default profile."""
    out = tmp_path_factory.mktemp("market")
    generate_market(out, listings=20_000, seed=7, profile=find_profile("marketplace"), brands=BRANDS)
    return out
