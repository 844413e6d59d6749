"""Streams a whole market to Parquet: chunk by chunk, so that memory does not grow and any size starts alike."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.lexicon.brand import Brand
from touchstone.market.chunk import Tables, make_chunk
from touchstone.market.errors import DirectoryError, SizeError
from touchstone.market.notice import README, Origin, write_notice
from touchstone.market.plan import LISTINGS_PER_CHUNK
from touchstone.market.profile import Profile
from touchstone.market.stock import take_stock

TABLES = ("listings", "sellers", "reviews", "labels", "truth_listings", "truth_networks", "sellers_identity")
CHUNKS_PER_WRITE = 16
MOST_LISTINGS = 1_000_000_000  # as many as the listing numbers have digits for
UNFINISHED = ".part"


@dataclass(slots=True)
class MarketSummary:
    """Rows per table, listings per kind."""

    rows: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    counterfeit: int = 0

    def add(self, tables: Tables) -> None:
        """Count one chunk."""
        for name, batch in tables.items():
            self.rows[name] += batch.num_rows
        truth = tables["truth_listings"]
        for entry in truth.column("kind").value_counts().to_pylist():
            self.kinds[entry["values"]] += entry["counts"]
        self.counterfeit += pa.compute.sum(truth.column("label")).as_py()


def generate_market(
    out: Path, *, listings: int, seed: int, profile: Profile, brands: Sequence[Brand], lexicon: str = "",
    on_rows: Callable[[int], None] = lambda _rows: None,
) -> MarketSummary:  # fmt: skip
    """Write the market to the directory `out`; `on_rows` hears of every chunk. Raises MarketError.

    The first n listings are the same at any size; the same arguments and versions give the same bytes.
    """
    if not 0 < listings <= MOST_LISTINGS:
        raise SizeError(listings, MOST_LISTINGS)
    prepare(out)
    origin, summary = Origin(seed, profile, lexicon), MarketSummary()
    writers: dict[str, pq.ParquetWriter] = {}
    try:
        for tables in gather(make_chunks(brands, listings, seed, profile), summary, on_rows):
            for name in TABLES:
                write_rows(writers, out, name, tables[name], origin)
    finally:
        for writer in writers.values():
            writer.close()
    for name in TABLES:
        (out / f"{name}.parquet{UNFINISHED}").replace(out / f"{name}.parquet")
    (out / README).write_text(write_notice(origin, listings), "utf-8")
    return summary


def make_chunks(brands: Sequence[Brand], listings: int, seed: int, profile: Profile) -> Iterator[Tables]:
    """All chunks of a market, the last one cut to size."""
    stock = take_stock(brands, seed, profile)
    for chunk, first in enumerate(range(0, listings, LISTINGS_PER_CHUNK)):
        yield make_chunk(stock, chunk, min(LISTINGS_PER_CHUNK, listings - first))


def gather(
    chunks: Iterator[Tables], summary: MarketSummary, on_rows: Callable[[int], None]
) -> Iterator[dict[str, pa.Table]]:
    """Several chunks as one, for row groups of a useful size."""
    waiting: list[Tables] = []
    for tables in chunks:
        summary.add(tables)
        on_rows(tables["listings"].num_rows)
        waiting.append(tables)
        if len(waiting) == CHUNKS_PER_WRITE:
            yield combine(waiting)
            waiting = []
    if waiting:
        yield combine(waiting)


def combine(chunks: list[Tables]) -> dict[str, pa.Table]:
    """Each table of some chunks."""
    return {name: pa.Table.from_batches([tables[name] for tables in chunks]) for name in TABLES}


def write_rows(writers: dict[str, pq.ParquetWriter], out: Path, name: str, table: pa.Table, origin: Origin) -> None:
    """Append to one file, opened when its first rows come."""
    table = table.replace_schema_metadata(origin.metadata())
    if name not in writers:
        writers[name] = pq.ParquetWriter(out / f"{name}.parquet{UNFINISHED}", table.schema, compression="zstd")
    writers[name].write_table(table, row_group_size=CHUNKS_PER_WRITE * LISTINGS_PER_CHUNK)


def prepare(out: Path) -> None:
    """Make the directory; refuse one that holds anything but an earlier market."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        found = {path.name.removesuffix(UNFINISHED) for path in out.iterdir()}
    except OSError as error:
        raise DirectoryError(out, f"cannot be made ({error.strerror})", f"无法建立（{error.strerror}）") from error
    strange = sorted(found - {README} - {f"{name}.parquet" for name in TABLES})
    if strange or (found and README not in found and not unfinished(out)):
        raise DirectoryError(out, "holds files that are not of a simulated market", "中有不属于模拟市场的文件")


def unfinished(out: Path) -> bool:
    """Whether an interrupted run left its files."""
    return any(path.name.endswith(UNFINISHED) for path in out.iterdir())
