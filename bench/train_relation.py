"""Trains the relation model (own or compatible) on the labelled JD titles and writes its weights into the package.

python -m bench.train_relation [--all]   without --all only the development half is used, and the other half measures it
"""

import argparse
import csv
import json
import tempfile
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from bench.jd_titles import COMPATIBLE, FILE, OWN, development_half, label_hits, read_titles
from touchstone.cli.brands import batch_of_titles
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.signals.brand_names import brand_by_name, plain_name
from touchstone.signals.mentions import describe_mentions
from touchstone.signals.prepare import prepare
from touchstone.signals.relation_features import FEATURES
from touchstone.signals.relation_model import PIECES, TEXT, WEIGHTS

KEPT_PIECES = 2500
PIECE_SCALE = 0.5  # shrinks pieces against features: there are a hundred times more of them
STRENGTH = 0.5


def name_unknown_brands(titles: list[dict], used: np.ndarray) -> str:
    """Brands of the labels that the lexicon lacks, as a lexicon file: they teach how own brands stand in a title."""
    known = brand_by_name(load_lexicon())
    names = {
        span["text"].lower().strip()
        for title, use in zip(titles, used, strict=True)
        if use
        for span in title["entities"]
        if span["type"] in (OWN, COMPATIBLE) and len(span["text"].strip()) > 1
    }
    lines = ['source = "labels"']
    for number, name in enumerate(sorted(names)):
        if plain_name(name) not in known and name.isprintable() and len(name) < 60:
            lines.append(f"[brands.label{number}]\nname_en = {json.dumps(name, ensure_ascii=False)}")
    return "\n".join(lines)


def describe(titles: list[dict], lexicon: Lexicon) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """Features, labels and rows of every brand mention, and the folded titles."""
    batch = prepare(batch_of_titles([title["title"] for title in titles]), lexicon)
    hits, features = describe_mentions(batch.title, batch.hits, batch.columns, batch.declared)
    texts = [batch.title.text(row)[:TEXT] for row in range(len(titles))]
    return features, label_hits(titles, batch, hits), batch.hits.row[hits], texts


def extend_lexicon(text: str) -> Lexicon:
    """The shipped lexicon with the brands of a lexicon file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "labels.toml"
        path.write_text(text, encoding="utf-8")
        return load_lexicon([path])


def fit(features: np.ndarray, pieces: sp.csr_matrix, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the features and of the pieces; the weakest pieces are dropped and the rest fitted again."""
    model = LogisticRegression(C=STRENGTH, max_iter=400, fit_intercept=False, solver="liblinear")
    weights = model.fit(sp.hstack([sp.csr_matrix(features), pieces * PIECE_SCALE]).tocsr(), labels).coef_[0]
    of_pieces = weights[len(FEATURES) :]
    kept = np.zeros(len(of_pieces), dtype=bool)
    kept[np.argsort(-np.abs(of_pieces))[:KEPT_PIECES]] = True
    chosen = pieces[:, np.flatnonzero(kept)]
    weights = model.fit(sp.hstack([sp.csr_matrix(features), chosen * PIECE_SCALE]).tocsr(), labels).coef_[0]
    out = np.zeros(len(of_pieces))
    out[kept] = weights[len(FEATURES) :] * PIECE_SCALE
    return weights[: len(FEATURES)], out


def write(path: Path, key: str, weights: dict[str, float]) -> None:
    """A table of weights, largest first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((key, "weight"))
        writer.writerows((name, f"{weight:.4f}") for name, weight in weights.items())


def main() -> None:
    """Train, measure on the half that was left out, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="use both halves; nothing is left to measure on")
    use_all = parser.parse_args().all
    if not FILE.exists():
        print("the labelled titles are not here; nothing was trained")
        return
    titles = read_titles()
    half = development_half(len(titles)) | use_all
    features, labels, row, texts = describe(titles, load_lexicon())
    more = describe(titles, extend_lexicon(name_unknown_brands(titles, half)))
    vectorizer = CountVectorizer(analyzer="char", ngram_range=(2, 3), min_df=5, lowercase=False)
    vectorizer.fit([text for text, use in zip(texts, half, strict=True) if use])
    pieces = vectorizer.transform(texts)
    # The mentions of known brands as the shipped lexicon sees them, and once more among the other brands of the labels.
    parts = [
        (x[use], pieces[r[use]], y[use])
        for x, y, r in ((features, labels, row), more[:3])
        for use in [(y >= 0) & half[r]]
    ]
    weights, of_pieces = fit(
        np.vstack([part[0] for part in parts]),
        sp.vstack([part[1] for part in parts]).tocsr(),
        np.concatenate([part[2] for part in parts]),
    )
    test = (labels >= 0) & ~half[row]
    if test.any():
        own = features[test] @ weights + pieces[row[test]] @ of_pieces >= 0
        print(f"left half, brands of the lexicon: {(own == labels[test]).mean():.4f} of {test.sum()} mentions")
    write(WEIGHTS, "feature", dict(zip(FEATURES, weights, strict=True)))
    names = vectorizer.get_feature_names_out()
    order = [place for place in np.argsort(-np.abs(of_pieces)) if of_pieces[place] != 0]
    write(PIECES, "piece", {names[place]: of_pieces[place] for place in order})


if __name__ == "__main__":
    main()
