"""How well listings are ranked by goods counterfeiting, on sellers that no model has seen.

    python -m bench.ranking_accuracy products.csv.gz labels.csv [own_lexicon.toml …]

The labels are those of bench/agora_labels.py. Five folds by seller: the text model is trained without the sellers it scores.
Everything is measured twice: with the titles as they are, and with every claim word (replica, AAA+ …) taken out, because a
market whose sellers do not say what they sell is the harder and the likelier case.
"""

import re
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from touchstone.lexicon.load import load_lexicon
from touchstone.screening.engine import Engine
from touchstone.screening.fitting import fit_logistic
from touchstone.screening.screen import detect
from touchstone.signals.text_card import Figures, ModelCard
from touchstone.signals.text_examples import Examples, number_sellers
from touchstone.signals.text_fitting import FOLDS, Course, hold_out, prepare_course
from touchstone.signals.text_lessons import compose_lessons
from touchstone.signals.text_model import TextModel
from touchstone.signals.text_training import TrainingSettings, pack_line
from touchstone.signals.text_validation import average_precision, interval, split_sellers, without_largest
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LABELS, LISTINGS

CLAIM = re.compile(
    r"[\[(]?\b(?:ultimate |grade )?(?:aaa\+?|replicas?|imitation|faux|fake)(?: grade)?(?: replica)?\+?[\])]?", re.I
)
LESSONS = 40_000


def read_rows(listings: Path, labels: Path) -> tuple[pa.Table, np.ndarray, np.ndarray]:
    """Labelled listings once each, their labels and sellers."""
    table = pa.Table.from_batches([batch.records for batch in open_table(listings, LISTINGS).batches()], LISTINGS)
    truth = pa.Table.from_batches([batch.records for batch in open_table(labels, LABELS).batches()], LABELS)
    rows = table.take(pc.index_in(truth["listing_id"], value_set=table["listing_id"].combine_chunks()))
    return rows, truth["label"].to_numpy().astype(np.int64), number_sellers(rows["seller_id"])


def without_claims(rows: pa.Table) -> pa.Table:
    """The same listings with the claim words taken out of their titles."""
    titles = [CLAIM.sub(" ", title) for title in rows["title"].to_pylist()]
    return rows.set_column(rows.schema.get_field_index("title"), LISTINGS.field("title"), pa.array(titles, pa.string()))


def held_out_model(course: Course, rows: np.ndarray, slope: float, shift: float) -> TextModel:
    """A model trained on these rows, calibrated as a shipped one is: on held-out scores."""
    line = course.train(rows)
    nothing = Figures(0, 0, 0, 0, 0)
    card = ModelCard("held_out", 1, "", "", (), len(rows), 0, 0, 0, "", 0, nothing)
    return TextModel(*pack_line(line, slope, shift), card)


def best_scores(rows: pa.Table, engine: Engine, fold: np.ndarray, models: list[TextModel]) -> np.ndarray:
    """Best score of each signal of the ruleset, (n, s); the text model is the one that did not see the row's seller."""
    batch = engine.prepare(rows.combine_chunks().to_batches()[0])
    columns = np.zeros((len(batch), len(engine.detectors)))
    seen = {}
    for held, model in enumerate(models):
        evidence = detect(replace(batch, text_model=model), engine, seen)
        seen = {key: value for key, value in seen.items() if key[0] != "learned_text"}
        for place, part in enumerate(evidence):
            mine = fold[part.row] == held
            np.maximum.at(columns[:, place], part.row[mine], part.score[mine])
    return columns


def totals(columns: np.ndarray, engine: Engine, names: tuple[str, ...]) -> np.ndarray:
    """Log odds of the ruleset with only the named signals."""
    place = {signal.name: index for index, signal in enumerate(engine.ruleset.signals)}
    kept = np.array([signal.name in names for signal in engine.ruleset.signals])
    used = columns * kept
    total = used @ engine.scale.weight
    for combination in engine.ruleset.combinations:
        left, right = (used[:, place[name]] for name in combination.of)
        total += combination.weight * left * right
    return total


def design(columns: np.ndarray, engine: Engine) -> np.ndarray:
    """Signals and the products of the ruleset's combinations, (n, d)."""
    place = {signal.name: index for index, signal in enumerate(engine.ruleset.signals)}
    pairs = [columns[:, place[c.of[0]]] * columns[:, place[c.of[1]]] for c in engine.ruleset.combinations]
    return np.column_stack([columns, *pairs])


def fitted(columns: np.ndarray, labels: np.ndarray, fold: np.ndarray, engine: Engine) -> np.ndarray:
    """Log odds by weights fitted without the row's seller."""
    made = design(columns, engine)
    out = np.zeros(len(labels))
    for held in range(FOLDS):
        line = fit_logistic(made[fold != held], labels[fold != held], penalty=3.0)
        out[fold == held] = made[fold == held] @ line.weights + line.bias
    return out


def show(name: str, labels: np.ndarray, scores: np.ndarray, sellers: np.ndarray) -> None:
    low, high = interval(labels, scores, sellers, 0)
    whole, rest = average_precision(labels, scores), without_largest(labels, scores, sellers)
    print(f"  {name:<34}{whole:.3f} ({low:.3f}-{high:.3f})   without largest seller {rest:.3f}")


def main() -> None:
    lexicons = [Path(name) for name in sys.argv[3:]]
    rows, labels, sellers = read_rows(Path(sys.argv[1]), Path(sys.argv[2]))
    fold = split_sellers(labels, sellers, FOLDS, 0)
    engine = Engine.load(lexicon=lexicons)
    examples = Examples(rows["title"].combine_chunks(), labels.astype(np.int8), sellers)
    names = engine.ruleset.signal_names
    print(f"{len(labels)} listings, {labels.sum()} counterfeits, {len(set(sellers))} sellers")
    lexicon = load_lexicon(lexicons)
    models, plain = [], []
    for count, made in ((0, plain), (LESSONS, models)):
        course = whole_course(examples, compose_lessons(lexicon, count, 0))
        line = hold_out(course)
        made += [held_out_model(course, np.flatnonzero(fold != held), line.slope, line.shift) for held in range(FOLDS)]
    for title, table in (("titles as they are", rows), ("claim words taken out", without_claims(rows))):
        print(title)
        bare = best_scores(table, engine, fold, plain)
        columns = best_scores(table, engine, fold, models)
        text = names.index("learned_text")
        show("text model, labels only", labels, bare[:, text], sellers)
        show("text model, labels and lessons", labels, columns[:, text], sellers)
        others = tuple(name for name in names if name != "learned_text")
        show("structured signals, ruleset", labels, totals(columns, engine, others), sellers)
        show("everything, ruleset", labels, totals(columns, engine, names), sellers)
        show("everything, weights fitted by fold", labels, fitted(columns, labels, fold, engine), sellers)


def whole_course(examples: Examples, lessons: list) -> Course:
    """As `prepare_course`, but keeping every row, so that folds and rows agree."""
    numbered = replace(examples, sellers=np.arange(len(examples)))
    return replace(prepare_course(numbered, lessons, TrainingSettings()), sellers=examples.sellers)


if __name__ == "__main__":
    main()
