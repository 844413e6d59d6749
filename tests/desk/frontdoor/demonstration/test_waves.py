"""What screening found comes in waves, each reviewed soon after it came."""

import shutil
from datetime import timedelta
from functools import partial
from itertools import chain
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.desk.dossiers.test_engine_intake import listing_row, write
from tests.desk.people import NOW
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.intake.engine import RULESET_FILE, take_in_market
from touchstone.desk.frontdoor.demonstration.goods import own_shops
from touchstone.desk.frontdoor.demonstration.penalties import adopt_code, punish
from touchstone.desk.frontdoor.demonstration.people import enter_cast
from touchstone.desk.frontdoor.demonstration.waves import FIRST, LATER, PARTS, split_findings
from touchstone.desk.leads.models import Decision, Lead
from touchstone.screening.ruleset_file import STANDARD

LISTINGS = 40


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Path]:
    shutil.copy(STANDARD, tmp_path / RULESET_FILE)
    return write(tmp_path, [listing_row(place, seller_id=f"S-{place % 20}") for place in range(LISTINGS)])


def split(tables: dict[str, Path]) -> list[Path]:
    folder = tables["findings"].parent / "waves"
    folder.mkdir()
    return split_findings(tables["findings"], folder)


def test_every_finding_is_in_one_wave_and_half_of_them_in_the_first(tables: dict[str, Path]) -> None:
    waves = [pq.read_table(path)["listing_id"].to_pylist() for path in split(tables)]
    assert len(waves) == 1 + len(LATER)
    assert sorted(chain.from_iterable(waves)) == sorted(f"L-{place}" for place in range(LISTINGS))
    assert len(waves[0]) == LISTINGS * FIRST // PARTS


@pytest.mark.django_db
def test_what_a_later_wave_brings_is_reviewed_after_it_came(tables: dict[str, Path]) -> None:
    tables["findings"], *later = split(tables)
    opened, came = NOW - timedelta(days=20), NOW - timedelta(days=2)
    organisations, _accounts = enter_cast(now=NOW - timedelta(days=60), language="en")
    adopt_code(now=NOW - timedelta(days=60))
    take_in_market(by=NODE, now=opened, platform="demo", **tables)
    take = partial(_take, later[0])
    truth = {f"L-{place}": place % 2 == 0 for place in range(LISTINGS)}
    punish(own_shops(organisations["seller"], now=opened), opened=opened, now=NOW, truth=truth, waves=[(came, take)])
    fresh = Lead.objects.filter(created_at=came)
    assert fresh.count() == LISTINGS // PARTS
    waited = [row.decided_at - came for row in Decision.objects.filter(lead__in=fresh)]
    assert len(waited) == 3, "the most harmful one still waits"
    assert all(timedelta() < each < timedelta(days=1) for each in waited)
    times = list(Event.objects.filter(at__gte=opened).order_by("sequence").values_list("at", flat=True))
    assert times == sorted(times)


def _take(findings: Path, at: object) -> None:
    take_in_market(by=NODE, now=at, platform="demo", findings=findings)  # type: ignore[arg-type]
