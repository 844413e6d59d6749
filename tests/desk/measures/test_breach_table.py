"""The breaches as a table: what `touchstone simulate` reads is what the desk counts."""

from pathlib import Path

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import Standing
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.accounts import counted
from touchstone.rulebook.penalties.breach_table import read_breaches


def exported(client: object, folder: Path) -> Path:
    path = folder / "breaches.csv"
    path.write_bytes(b"".join(client.get("/measures/breaches.csv").streaming_content))  # type: ignore[attr-defined]
    return path


def test_a_simulation_reads_what_the_desk_counts(world: World, analyst: Standing, tmp_path: Path) -> None:
    rows = [establish(world, analyst), establish(make_world(analyst, "Wu"), analyst, days=3)]
    assert read_breaches(exported(analyst.client(), tmp_path)) == [counted(row) for row in rows]


def test_a_reversed_breach_is_not_among_them(world: World, analyst: Standing, tmp_path: Path) -> None:
    row = establish(world, analyst)
    Breach.objects.filter(pk=row.pk).update(reversed_at=row.established_at, reversed_by="per_a")
    assert read_breaches(exported(analyst.client(), tmp_path)) == []
