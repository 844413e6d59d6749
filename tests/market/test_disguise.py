"""Hidden words and contacts, as sellers place them."""

from random import Random

import pyarrow as pa
import pytest

from tests.market.brands import BRANDS
from touchstone.lexicon.brand import Brand
from touchstone.market.disguise import hide_brand, invent_account
from touchstone.market.obfuscation import MISSPELT, NICKNAME, TACTICS
from touchstone.market.profile import find_profile
from touchstone.market.stock import Stock, take_stock

KNOWN = {NICKNAME, MISSPELT, *(tactic.name for tactic in TACTICS)}


def test_a_hidden_brand_is_hidden_by_a_known_tactic(stock: Stock) -> None:
    for seed in range(200):
        word, tactic = hide_brand(Random(seed), stock.shelf, seed % len(BRANDS), english=seed % 2 == 0)
        assert word
        assert tactic in KNOWN


def test_english_titles_use_no_chinese_nickname(stock: Stock) -> None:
    assert all(hide_brand(Random(seed), stock.shelf, 2, english=True)[1] != NICKNAME for seed in range(100))


def test_a_brand_with_a_chinese_name_only_is_hidden_too() -> None:
    stock = take_stock((Brand("lao", "", "老干妈", goods=("home",)),), 1, find_profile("marketplace"))
    assert all(hide_brand(Random(seed), stock.shelf, 0, english=True)[1] in KNOWN for seed in range(50))


def test_a_misspelling_is_one_that_the_brand_knows() -> None:
    brand = Brand("lv", "Louis Vuitton", goods=("bag",), misspellings=("lousvuitton",))
    stock = take_stock((brand,), 1, find_profile("marketplace"))
    hidden = [hide_brand(Random(seed), stock.shelf, 0, english=True) for seed in range(100)]
    assert ("lousvuitton", MISSPELT) in hidden


def test_accounts_say_that_they_are_simulated_or_reach_nobody() -> None:
    accounts = [invent_account(Random(seed)) for seed in range(300)]
    assert all(account.startswith("sim") or (account.startswith("12") and len(account) == 11) for account in accounts)
    assert any(account.startswith("12") for account in accounts)


@pytest.mark.parametrize("what", ["brand", "claim", "contact"])
def test_tactics_are_recorded_with_what_they_hide(chunk: dict[str, pa.RecordBatch], what: str) -> None:
    used = [tactic for row in chunk["truth_listings"].column("tactics").to_pylist() for tactic in row]
    chosen = [tactic.split(":") for tactic in used if tactic.startswith(what)]
    assert len(chosen) > 50
    assert all(len(parts) == 2 and parts[1] in KNOWN for parts in chosen)


def test_honest_listings_hide_next_to_nothing(chunk: dict[str, pa.RecordBatch]) -> None:
    honest = [row for row in chunk["truth_listings"].to_pylist() if not row["label"]]
    hiding = [row for row in honest if row["tactics"]]
    assert 0 < len(hiding) < 0.02 * len(honest)


def test_contacts_stand_in_titles_and_below_them(chunk: dict[str, pa.RecordBatch]) -> None:
    listings = chunk["listings"].to_pylist()
    assert sum("sim" in row["title"] for row in listings) > 50
    assert sum("sim" in (row["description"] or "") for row in listings) > 100
