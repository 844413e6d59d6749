"""The listings that a report shows: a bounded choice, kept with their texts while a run goes on, written as exhibits.parquet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.screening.candidates import ROOMS, Candidates
from touchstone.screening.columns import spell_findings
from touchstone.screening.shelf import Shelf
from touchstone.tables.errors import cannot_write
from touchstone.tables.schemas import FINDINGS, LISTINGS, SIGNAL

EXHIBITS_FILE = "exhibits.parquet"
LONGEST = {"title": 600, "description": 1200}  # characters kept; hostile texts are megabytes long
LONGEST_SPAN, MOST_SIGNALS, MOST_NAMED = 80, 24, 200
NAMED = ("brand", "seller")
_PIECE = pa.struct([*SIGNAL, pa.field("text", pa.string(), nullable=False)])
_LISTING = [column for column in LISTINGS if column.name != "images"]
_FINDING = [column for column in FINDINGS if column.name not in ("listing_id", "signals")]
EXHIBITS = pa.schema(
    [
        *_LISTING,
        *_FINDING,
        pa.field("signals", pa.list_(_PIECE), nullable=False),  # `text` is what stands between start and end
        pa.field("pieces", pa.int32(), nullable=False),  # of evidence in the finding, shown or not
        pa.field("title_length", pa.int64(), nullable=False),  # in characters, before the text was cut
        pa.field("description_length", pa.int64(), nullable=False),
        pa.field("shelves", pa.list_(pa.string()), nullable=False),  # why it was chosen
    ]
)


@dataclass
class Exhibits:
    """`shelves` hold names of exhibits, `kept` the exhibits (columns of EXHIBITS save `shelves`)."""

    shelves: dict[str, Shelf] = field(default_factory=dict)
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, candidates: Candidates) -> None:
        """Take what is better than what stands on the shelves. Called in the order of the input."""
        wanted = list(self._wanted(candidates))
        rows = sorted({row for _, _, _, row in wanted})
        read = dict(zip(rows, _read(candidates, rows), strict=True))
        names = {row: f"{candidates.key[row]:016x}{exhibit['input_digest'][:16]}" for row, exhibit in read.items()}
        for shelf, rank, key, row in wanted:
            self.kept.setdefault(names[row], read[row])
            self.shelves[shelf].put(rank, key, names[row])
        for kind in NAMED:
            self._drop_rare(kind)
        standing = {name for shelf in self.shelves.values() for name in shelf.names()}
        self.kept = {name: exhibit for name, exhibit in self.kept.items() if name in standing}

    def _wanted(self, candidates: Candidates) -> Iterator[tuple[str, float, int, int]]:
        for offer in candidates.offers:
            shelf = self.shelves.setdefault(offer.shelf, Shelf(ROOMS[offer.shelf.split(":")[0]]))
            for rank, row in zip(offer.rank.tolist(), offer.rows.tolist(), strict=True):
                key = int(candidates.key[row])
                if shelf.admits(rank, key):
                    yield offer.shelf, rank, key, row

    def _drop_rare(self, kind: str) -> None:
        named = [name for name in self.shelves if name.startswith(kind + ":")]
        if len(named) > 2 * MOST_NAMED:
            named.sort(key=lambda name: (-self.shelves[name].offered, name))
            for name in named[MOST_NAMED:]:
                del self.shelves[name]

    def as_dict(self) -> dict[str, Any]:
        """Plain values for the checkpoint."""
        return {"shelves": {name: shelf.as_list() for name, shelf in self.shelves.items()}, "kept": self.kept}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """The inverse of `as_dict`."""
        return cls({name: Shelf.from_list(shelf) for name, shelf in values["shelves"].items()}, values["kept"])

    def as_table(self) -> pa.Table:
        """Schema EXHIBITS, highest score first."""
        on: dict[str, list[str]] = {name: [] for name in self.kept}
        for shelf, standing in self.shelves.items():
            for name in standing.names():
                on[name].append(shelf)
        ordered = sorted(self.kept, key=lambda name: (-self.kept[name]["score"], name))
        return pa.Table.from_pylist([{**self.kept[name], "shelves": on[name]} for name in ordered], schema=EXHIBITS)

    def save(self, folder: Path) -> None:
        """Write DIR/exhibits.parquet. Raises OutputError."""
        path = folder / EXHIBITS_FILE
        try:
            pq.write_table(self.as_table(), path, compression="zstd", store_schema=False)
        except OSError as error:
            raise cannot_write(path, error) from error


def _read(candidates: Candidates, rows: list[int]) -> Iterator[dict[str, Any]]:
    chosen = pa.array(np.array(rows, dtype=np.int64))
    listings = candidates.listings.take(chosen).drop_columns(["images"]).to_pylist()
    findings = spell_findings(candidates.findings.take(chosen)).to_pylist()
    return (_exhibit(listing, finding) for listing, finding in zip(listings, findings, strict=True))


def _exhibit(listing: dict[str, Any], finding: dict[str, Any]) -> dict[str, Any]:
    exhibit = {**listing, **finding, "pieces": len(finding["signals"])}
    exhibit["signals"] = [{**piece, "text": _between(listing, piece)} for piece in _telling(finding["signals"])]
    for name, longest in LONGEST.items():
        text = listing[name] or ""
        exhibit[f"{name}_length"] = len(text)
        exhibit[name] = text[:longest] if listing[name] is not None else None
    return exhibit


def _telling(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """At most MOST_SIGNALS pieces in their order, the best of each signal among them."""
    best: dict[str, int] = {}
    for place, piece in enumerate(pieces):
        if piece["name"] not in best or piece["score"] > pieces[best[piece["name"]]]["score"]:
            best[piece["name"]] = place
    others = (place for place in range(len(pieces)) if place not in best.values())
    chosen = [*best.values(), *others][: max(MOST_SIGNALS, len(best))]
    return [pieces[place] for place in sorted(chosen)]


def _between(listing: dict[str, Any], piece: dict[str, Any]) -> str:
    text = listing.get(piece["field"])
    if piece["start"] < 0 or not isinstance(text, str):
        return ""
    return text[piece["start"] : min(piece["end"], piece["start"] + LONGEST_SPAN)]
