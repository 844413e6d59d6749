"""Speed of screening, side by side in interleaved rounds with what a user would write instead and with other matchers.

python -m bench.screening_speed [--listings 1000000] [--rounds 5]
"""

import argparse
import random
import resource
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import polars
import pyarrow as pa
import pyarrow.parquet as pq

from bench.clock import calibrate
from bench.peers import (
    Hyperscan,
    LightLoop,
    SameLoop,
    match_flashtext,
    match_polars,
    match_spacy,
    plain_terms,
    read_plainly,
)
from bench.rounds import Contestant, print_table, race
from touchstone.lexicon.load import load_lexicon
from touchstone.market.generate import generate_market
from touchstone.market.obfuscation import hide
from touchstone.market.profile import find_profile
from touchstone.reading.folding import fold
from touchstone.reading.matching import find_terms
from touchstone.reading.restoring import read_texts
from touchstone.screening.engine import Engine
from touchstone.screening.job import Job
from touchstone.screening.run import run_job
from touchstone.screening.screen import screen_one
from touchstone.tables.open import BATCH_ROWS
from touchstone.vocabulary.listing import Listing

COLUMNS = ["listing_id", "title", "seller_id", "price", "currency", "category"]
LOOP_ROWS, SLOW_ROWS = 10_000, 5_000
FOLD = 4  # the long input holds so many times the listings


def make_market(folder: Path, listings: int) -> Path:
    """A simulated market's listings, text and price only: titles, prices, sellers, categories."""
    lexicon = load_lexicon()
    generate_market(
        folder / "market", listings=listings, seed=11, profile=find_profile("marketplace"), brands=lexicon.brands
    )
    path = folder / "listings.parquet"
    source = pq.ParquetFile(folder / "market" / "listings.parquet")
    with pq.ParquetWriter(path, pa.schema([source.schema_arrow.field(name) for name in COLUMNS])) as writer:
        for batch in source.iter_batches(65_536, columns=COLUMNS):
            writer.write_batch(batch.select(COLUMNS))
    return path


def obfuscate(path: Path, target: Path) -> None:
    """The same listings with two words in three of every title hidden by a random tactic."""
    rng = random.Random(5)
    table = pq.read_table(path)
    known: dict[str, str] = {}
    titles = []
    for title in table.column("title").to_pylist():
        words = title.split(" ")
        for place, word in enumerate(words):
            if rng.random() < 0.67:
                if word not in known:
                    known[word] = hide(rng, word)[0]
                words[place] = known[word]
        titles.append(" ".join(words))
    pq.write_table(table.set_column(table.schema.get_field_index("title"), "title", pa.array(titles)), target)


def repeat(path: Path, folder: Path) -> Path:
    """A folder with the file FOLD times: the same listings, so that only the number differs."""
    folder.mkdir()
    for number in range(FOLD):
        shutil.copy(path, folder / f"part{number}.parquet")
    return folder


def screen_into(path: Path, out: Path) -> None:
    """One whole run, from the Parquet file to findings.parquet; start-up of the interpreter and kernels not counted."""
    shutil.rmtree(out, ignore_errors=True)
    run_job(Job(input=path, out=out))


def peak_memory() -> float:
    """Most memory that this process held at any time, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def time_single(listings: list[Listing]) -> tuple[float, float]:
    """Milliseconds, median and 99th percentile, of screening one listing in process."""
    engine = Engine.load()
    for listing in listings[:200]:
        screen_one(listing, engine)
    times = []
    for listing in listings:
        start = time.perf_counter()
        screen_one(listing, engine)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def contestants_for(
    path: Path, many: Path, hidden: Path, folder: Path, listings: int, apart: ProcessPoolExecutor
) -> list[Contestant]:
    """Everybody who runs in each round."""
    table = pq.read_table(path, columns=["title", "price"])
    titles, prices = table.column("title").to_pylist(), table.column("price").to_pylist()
    lexicon, texts = load_lexicon(), pa.array(titles)
    terms = plain_terms(lexicon)
    joined = "\n".join(titles).lower().encode()
    matcher, light, same = Hyperscan(terms), LightLoop(lexicon), SameLoop(lexicon)
    batches = [texts.slice(start, BATCH_ROWS) for start in range(0, len(texts), BATCH_ROWS)]
    folded = [fold(batch) for batch in batches]
    some, slow = (titles[:LOOP_ROWS], prices[:LOOP_ROWS]), (titles[:SLOW_ROWS], prices[:SLOW_ROWS])
    series = polars.Series(titles[: LOOP_ROWS * 5])
    print(
        f"{len(terms):,} plain terms; {len(lexicon.automaton.rules):,} patterns; mean title {len(joined) / listings:.0f} B"
    )
    return [
        Contestant(
            "touchstone, Parquet to findings, two threads",
            listings,
            lambda: apart.submit(screen_into, path, folder / "out").result(),
        ),
        Contestant(
            f"touchstone, {FOLD} times as many",
            FOLD * listings,
            lambda: apart.submit(screen_into, many, folder / "out").result(),
        ),
        Contestant(
            "touchstone, the same on obfuscated text",
            listings,
            lambda: apart.submit(screen_into, hidden, folder / "out").result(),
        ),
        Contestant("plain reading of the same file (floor)", listings, lambda: read_plainly(path)),
        Contestant("hyperscan, matching alone, one thread", listings, lambda: matcher.scan(joined)),
        Contestant(
            "touchstone, matching alone, one thread",
            listings,
            lambda: [find_terms(batch, lexicon.automaton) for batch in folded],
        ),
        Contestant(
            "touchstone, folding and restoring, one thread", listings, lambda: [read_texts(batch) for batch in batches]
        ),
        Contestant("per-row Python loop, the same folding", SLOW_ROWS, lambda: same.screen(*slow)),
        Contestant("per-row Python loop, light folding", LOOP_ROWS, lambda: light.screen(*some)),
        Contestant("polars contains_any, matching alone", len(series), lambda: match_polars(terms, series)),
        Contestant("flashtext, matching alone", SLOW_ROWS, lambda: match_flashtext(terms, titles[:SLOW_ROWS])),
        Contestant("spaCy PhraseMatcher, matching alone", SLOW_ROWS, lambda: match_spacy(terms, titles[:SLOW_ROWS])),
    ]


def main() -> None:
    """Run the race and print it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as name:
        folder = Path(name)
        path, hidden = make_market(folder, options.listings), folder / "hidden.parquet"
        obfuscate(path, hidden)
        # Screening runs in a process of its own, as for its users; what the peers hold and start would slow it down.
        apart = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        apart.submit(screen_into, path, folder / "out").result()
        many = repeat(path, folder / "many")
        contestants = contestants_for(path, many, hidden, folder, options.listings, apart)
        clocks = race(contestants, options.rounds)
        print(f"\ncalibration: median {statistics.median(clocks):.2f} s per 1e9 steps (0.8 at 2.5 GHz)")
        print_table(contestants, "hyperscan, matching alone, one thread")
        rows = pq.read_table(path).slice(0, 3000).to_pylist()
        median, p99 = apart.submit(time_single, [Listing(**row) for row in rows]).result()
        print(f"\none listing in process: median {median:.3f} ms, p99 {p99:.3f} ms (clock {calibrate():.2f})")
        print(f"peak memory of screening: {apart.submit(peak_memory).result():.2f} GB")


if __name__ == "__main__":
    main()
