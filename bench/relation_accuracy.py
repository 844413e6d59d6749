"""Measures brands and claims on real texts: own or compatible, recall of trade aliases by kind, reviews that say fake.

python -m bench.relation_accuracy; a set that is not on this machine is skipped.
The shipped relation model was fitted on all labelled titles: its figure here is that of its own training data.
What it reaches on titles it has not seen is printed by `bench.train_relation` without --all.
"""

import csv
import io
import json
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa

from bench.jd_titles import FILE, development_half, label_spans, read_titles
from touchstone.cli.brands import batch_of_titles, name_brands
from touchstone.lexicon.load import load_lexicon
from touchstone.signals.brand_names import match_names
from touchstone.signals.overlaps import COUNTED
from touchstone.signals.prepare import prepare
from touchstone.signals.relation import OWN
from touchstone.signals.review_reference import CALLS_FAKE, judge_reviews

SHARED = FILE.parents[1]


def measure_relation() -> None:
    """Share of labelled brand spans whose relation is right, where the brand is recognised."""
    titles = read_titles()
    half = development_half(len(titles))
    mentions = prepare(batch_of_titles([title["title"] for title in titles]), load_lexicon()).mentions
    labels = label_spans(titles, mentions.row, mentions.start, mentions.end)
    right = (mentions.relation == OWN) == (labels == 1)
    for name, rows in (("development half", half), ("other half", ~half)):
        use = (labels >= 0) & rows[mentions.row] & (mentions.confidence >= COUNTED)
        print(
            f"own or compatible, {name}: {right[use].mean():.4f} of {use.sum()} spans (always own: {labels[use].mean():.4f})"
        )


def kind_of_alias(alias: str) -> str:
    """How an alias of the trade is written."""
    if any(sign in alias for sign in "*~～"):
        return "masked"
    if unicodedata.normalize("NFKC", alias) != alias:
        return "styled"
    return "chinese" if any("㐀" <= char <= "鿿" for char in alias) else "latin"


def measure_aliases(path: Path) -> None:
    """Recall of alias strings by kind, each string alone on its line; brands that the lexicon has no entry for are left out."""
    lexicon = load_lexicon()
    rows = json.loads(path.read_text(encoding="utf-8"))
    pairs = [(alias, int(match_names([row["brand"]], lexicon)[0])) for row in rows for alias in row["aliases"]]
    pairs = [(alias, brand) for alias, brand in pairs if brand >= 0]
    found, right, asked = Counter(), Counter(), Counter()
    for (alias, brand), line in zip(pairs, name_brands([alias for alias, _ in pairs], lexicon), strict=True):
        kind = kind_of_alias(alias)
        asked[kind] += 1
        found[kind] += line["brand_key"] is not None
        right[kind] += any(named["brand_key"] == lexicon.brands[brand].key for named in line["brands"])
    for kind in sorted(asked):
        print(f"aliases, {kind}: right brand {right[kind]}/{asked[kind]}, any brand {found[kind]}/{asked[kind]}")


def measure_reviews(path: Path) -> None:
    """How many reviews are said to call the goods fake, and how many of these are negative reviews (a proxy for right)."""
    with zipfile.ZipFile(path) as folder:
        text = folder.read(next(name for name in folder.namelist() if name.endswith(".csv"))).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["review"]]
    negative = np.array([row["label"] == "0" for row in rows])
    fake = judge_reviews(pa.array([row["review"] for row in rows]), load_lexicon()) >= CALLS_FAKE
    naive = np.array(["假货" in row["review"] or "山寨" in row["review"] for row in rows])
    print(f"reviews that say fake: {fake.sum()} of {len(rows)}, negative among them {negative[fake].mean():.3f}")
    print(f"the words 假货 and 山寨 alone: {naive.sum()}, negative among them {negative[naive].mean():.3f}")


def main() -> None:
    """Run what can be run."""
    jobs = (
        (FILE, lambda _: measure_relation()),
        (SHARED / "replica_brand_aliases/brand_aliases.json", measure_aliases),
        (SHARED / "zh_shop_reviews/online_shopping_10_cats.zip", measure_reviews),
    )
    for path, measure in jobs:
        if path.exists():
            measure(path)
        else:
            print(f"skipped: {path.name} is not on this machine")


if __name__ == "__main__":
    main()
