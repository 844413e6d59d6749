"""An engine with the shipped lexicon, loaded once, and listings that every signal has something to say about."""

from pathlib import Path

import pytest

from touchstone.screening.engine import Engine

TITLES = (
    "纯棉四件套 床上用品 全棉床单",
    "高仿 路易威登 女包 1:1 微信 abc12345",
    "适用于苹果 iPhone 手机壳 硅胶",
    "Nike Air Force 1 运动鞋",
    "n i k e 莆田 顶级 鞋子 A货",
    "补差价专用链接 拍下备注",
    "AAA replica Rolex Submariner watch",
    "5x Pink Rolex 200mg MDMA pills",
    "女装 连衣裙 2026 新款 修身",
    "Gucci 专柜正品 官方授权 皮带",
)


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The standard ruleset and the shipped lexicon."""
    return Engine.load()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A CSV file of 300 listings, two of its rows unreadable."""
    rows = [f"L{i},{TITLES[i % len(TITLES)]},{10 + i % 97},shop{i % 7}" for i in range(300)]
    rows[40] += ",too,many"
    rows[170] += ",fields"
    path = tmp_path / "listings.csv"
    path.write_text("listing_id,title,price,seller_id\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path
