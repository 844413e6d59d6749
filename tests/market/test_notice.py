"""Everything that comes out says that it is simulated."""

from pathlib import Path

import pyarrow.parquet as pq

from touchstone import __version__
from touchstone.market.generate import TABLES
from touchstone.market.notice import README, Origin, simulated_origin, write_notice
from touchstone.market.profile import find_profile

ORIGIN = Origin(seed=5, profile=find_profile("hotspot"), lexicon="abc")


def test_the_readme_says_simulated_in_both_languages(market: Path) -> None:
    text = (market / README).read_text("utf-8")
    assert text.startswith("SIMULATED DATA")
    assert "本目录是模拟数据" in text


def test_the_readme_names_version_seed_and_how_to_make_it_again() -> None:
    text = write_notice(ORIGIN, 1234)
    assert f"touchstone {__version__} market, seed 5, profile hotspot, lexicon abc" in text
    assert text.count("--listings 1234 --seed 5 --profile hotspot") == 2


def test_the_readme_describes_the_profile_in_both_languages() -> None:
    text = write_notice(ORIGIN, 1)
    assert ORIGIN.profile.text_en in text
    assert ORIGIN.profile.text_zh in text


def test_the_readme_names_every_table() -> None:
    text = write_notice(ORIGIN, 1)
    assert all(text.count(f"{name}.parquet") >= 2 for name in TABLES)


def test_every_file_carries_the_mark(market: Path) -> None:
    for name in TABLES:
        origin = simulated_origin(pq.read_schema(market / f"{name}.parquet").metadata)
        assert origin is not None
        assert "seed 7" in origin


def test_data_without_the_mark_is_not_called_simulated() -> None:
    assert simulated_origin(None) is None
    assert simulated_origin({b"other": b"1"}) is None


def test_identifiers_and_shop_names_say_it_too(market: Path) -> None:
    assert all(name.startswith("SIM-") for name in pq.read_table(market / "listings.parquet")["listing_id"].to_pylist())
    assert all(name.startswith("SIM-S") for name in pq.read_table(market / "sellers.parquet")["seller_id"].to_pylist())
    shops = pq.read_table(market / "sellers.parquet")["name"].to_pylist()
    assert all(name.endswith(("（模拟）", "(simulated)")) for name in shops)


def test_no_telephone_of_the_market_can_ring(market: Path) -> None:
    phones = pq.read_table(market / "sellers_identity.parquet")["phone"].to_pylist()
    assert all(len(phone) == 11 and phone.startswith("12") for phone in phones)
