"""Makes the label table of the default text model from the Agora crawl: which listings offer counterfeit goods.

    python -m bench.agora_labels products.csv.gz labels.csv [own_lexicon.toml …]

The market's category `Counterfeits` also holds money, papers, jammers and empty boxes of other trades. A listing is labelled 1
when it stands there (not under Money) or under Jewelry and its title says replica or names a brand; 0 when it stands in any
other category or under Money; the rest of `Counterfeits` is left out: nobody can say from the page what it is.
"""

import csv
import gzip
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa

from touchstone.lexicon.kind import Kind
from touchstone.lexicon.load import load_lexicon
from touchstone.reading.folding import fold
from touchstone.reading.matching import find_terms

TELLING = (Kind.BRAND, Kind.MODEL)
SAYS = ("replica", "aaa", "imitation", "faux")  # how the sellers of this market say it
OTHER_TRADES = tuple(
    "note bullion ounce passport identity account mdma methylone changer miner usb bots counterfeit custom nintendo anti".split()
)


def read_listings(path: Path) -> list[dict[str, str]]:
    """Each listing once, as first crawled."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = {row["listing_id"]: row for row in reversed(list(csv.DictReader(file)))}
    return list(reversed(rows.values()))


def find_telling(titles: list[str]) -> np.ndarray:
    """Which titles say replica or name a brand, (n,) bool."""
    lexicon = load_lexicon([Path(name) for name in sys.argv[3:]])
    hits = find_terms(fold(pa.array(titles, pa.string())), lexicon.automaton)
    said = np.isin(lexicon.kinds[hits.term], TELLING)
    telling = np.array([any(word in title.lower() for word in SAYS) for title in titles])
    telling[hits.row[said]] = True
    return telling


def label(row: dict[str, str], telling: bool) -> int | None:
    """1 counterfeit goods, 0 not, None left out."""
    other = any(word in row["title"].lower() for word in OTHER_TRADES)
    if row["cat"] == "Counterfeits" and row["subcat"] != "Money":
        return 1 if telling and not other else None
    if row["cat"] == "Jewelry":
        return 1 if telling else None
    return 0


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    rows = read_listings(source)
    telling = find_telling([row["title"] for row in rows])
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["listing_id", "label", "seller_id"])
        for row, said in zip(rows, telling, strict=True):
            value = label(row, bool(said))
            if value is not None:
                writer.writerow([row["listing_id"], value, row["vendor"]])


if __name__ == "__main__":
    main()
