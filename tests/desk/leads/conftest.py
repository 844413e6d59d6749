"""Findings of a small market, and its leads."""

from pathlib import Path
from typing import Any

import pytest

from tests.desk.dossiers.test_engine_intake import listing_row, write
from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.dossiers.intake.engine import take_in_market
from touchstone.desk.leads.models import Lead


def take(analyst: Standing, folder: Path, rows: list[dict[str, Any]]) -> None:
    """The listings and findings of one run come in."""
    folder.mkdir(exist_ok=True)
    take_in_market(by=analyst.actor, now=NOW, platform="bazaar", **write(folder, rows))


@pytest.fixture
def leads(analyst: Standing, tmp_path: Path) -> list[Lead]:
    """Four, the most harmful first."""
    rows = [
        listing_row(0, title="婴儿奶粉", category="母婴", price=200.0),
        listing_row(1, title="耐克鞋 男", category="鞋", price=1000.0, brand="耐克"),
        listing_row(2, title="耐克鞋 女", category="鞋", price=100.0, brand="耐克"),
        listing_row(3, title="袜子", category="袜", price=5.0),
    ]
    take(analyst, tmp_path / "run", rows)
    return list(Lead.objects.select_related("listing"))


@pytest.fixture
def second_analyst(analyst: Standing) -> Standing:
    return make_standing("Bea", analyst.organisation, "analyst")
