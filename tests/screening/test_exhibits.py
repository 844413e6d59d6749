"""Exhibits are few, chosen by rule, the same after an interruption, and hold the texts they were found in."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from touchstone.screening.candidates import ROOMS, pick_candidates
from touchstone.screening.engine import Engine
from touchstone.screening.exhibits import EXHIBITS, LONGEST, LONGEST_SPAN, MOST_SIGNALS, Exhibits
from touchstone.screening.patterns import Patterns, find_patterns
from touchstone.screening.screen import Screened, batch_of, screen_prepared
from touchstone.screening.tally import PASS, rows_of_brands
from touchstone.vocabulary.listing import Listing

TITLES = ("高仿 路易威登 女包 1:1", "n i k e 莆田 A货 薇信 abc12345", "纯棉四件套 床单", "Gucci 专柜正品 皮带")


def listings(count: int, title: str = "") -> pa.RecordBatch:
    rows = [Listing(f"L{i}", title or TITLES[i % 4], f"s{i % 50}", price=9.9 + i % 7) for i in range(count)]
    return batch_of(rows)


def screened(batch: pa.RecordBatch, engine: Engine) -> Screened:
    return screen_prepared(engine.prepare(batch), engine)


def chosen(batches: list[pa.RecordBatch], engine: Engine) -> Exhibits:
    exhibits = Exhibits()
    for batch in batches:
        live = screened(batch, engine)
        brands = rows_of_brands(live.weighed.evidence, live.weighed.scored.verdict > PASS)
        exhibits.add(pick_candidates(batch, live, engine.ruleset.signal_names, brands))
    return exhibits


@pytest.fixture(scope="module")
def many(engine: Engine) -> Exhibits:
    return chosen([listings(2000)], engine)


def test_a_shelf_is_never_fuller_than_its_room(many: Exhibits) -> None:
    assert all(len(shelf.places) <= ROOMS[name.split(":")[0]] for name, shelf in many.shelves.items())


def test_every_exhibit_stands_on_a_shelf(many: Exhibits) -> None:
    assert all(row["shelves"] for row in many.as_table().to_pylist())
    assert many.as_table().schema == EXHIBITS


def test_each_verdict_is_shown(many: Exhibits) -> None:
    assert {row["verdict"] for row in many.as_table().to_pylist()} >= {"block", "pass"}


def test_batches_do_not_change_the_samples(many: Exhibits, engine: Engine) -> None:
    whole = listings(2000)
    parts = chosen([whole.slice(start, 300) for start in range(0, 2000, 300)], engine)
    for shelf in ("sample:pass", "sample:block", "top:block", "top:pass"):
        assert list(parts.shelves[shelf].names()) == list(many.shelves[shelf].names())


def test_exhibits_survive_the_checkpoint(many: Exhibits) -> None:
    again = Exhibits.from_dict(json.loads(json.dumps(many.as_dict())))
    assert again.as_table() == many.as_table()


def test_hostile_texts_are_cut_but_evidence_stays(engine: Engine) -> None:
    row = chosen([listings(1, "x" * 5000 + " 高仿 LV " + "y" * 100_000)], engine).as_table().to_pylist()[0]
    assert len(row["title"]) == LONGEST["title"]
    assert row["title_length"] > 100_000
    assert "高仿" in {piece["text"] for piece in row["signals"]}


def test_endless_evidence_is_cut_and_counted(engine: Engine) -> None:
    row = chosen([listings(1, "高仿 Nike A货 " * 200)], engine).as_table().to_pylist()[0]
    assert len(row["signals"]) <= MOST_SIGNALS
    assert row["pieces"] >= len(row["signals"])
    assert all(len(piece["text"]) <= LONGEST_SPAN for piece in row["signals"])


def test_a_run_without_listings_has_an_empty_table(tmp_path: Path) -> None:
    Exhibits().save(tmp_path)
    assert pq.read_table(tmp_path / "exhibits.parquet").num_rows == 0


def test_patterns_count_listings_and_survive_the_checkpoint(engine: Engine) -> None:
    batch = listings(400)
    weighed = screened(batch, engine).weighed
    patterns = find_patterns(batch, engine.ruleset.signal_names, weighed.evidence, weighed.scored.verdict)
    assert sum(patterns.hiding.values()) > 0
    assert sum(map(sum, patterns.sellers.values())) == int((weighed.scored.verdict > 0).sum())
    assert Patterns.from_dict(json.loads(json.dumps(patterns.as_dict()))) == patterns


def test_patterns_add_up_over_batches(engine: Engine) -> None:
    whole, total = listings(400), Patterns()
    for batch in (whole.slice(0, 150), whole.slice(150), whole):
        weighed = screened(batch, engine).weighed
        total.add(find_patterns(batch, engine.ruleset.signal_names, weighed.evidence, weighed.scored.verdict))
    weighed = screened(whole, engine).weighed
    once = find_patterns(whole, engine.ruleset.signal_names, weighed.evidence, weighed.scored.verdict)
    assert {key: 2 * count for key, count in once.hiding.items()} == dict(total.hiding)
