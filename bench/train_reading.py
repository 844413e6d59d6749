"""Trains the shipped correspondences of the restoring: python -m bench.train_reading ../shared/data [restoring.npz]."""

import sys
from pathlib import Path

from bench.reading_sets import ALIKE, alike_shapes, messages, ordinary_titles
from touchstone.reading.correspondences import FILE
from touchstone.reading.learning import learn
from touchstone.reading.shipped import read_rows

HERE = Path(__file__).resolve().parents[1]
NOTE = (
    "Character correspondences with context weights, learned 2026-11 from 6,815 Chinese spam messages with restored text"
    " (github.com/NING0121/2022-Graduation-thesis, no licence stated) and ordinary titles of JD and Taobao;"
    " holds facts about characters only, no text of a message."
)


def main(data: Path, out: Path) -> None:
    sent, restored = messages(data)
    parts = {written: intended for intended, written in read_rows("parts.csv")}
    table = learn(sent, restored, ordinary_titles(data), parts, alike_shapes(data / ALIKE))
    table.save(out, NOTE)
    print(
        f"{len(table.variants)} variants, {len(table.intended)} candidates, {len(table.places)} weights, {out.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "src/touchstone/reading/data" / FILE)
