"""touchstone signals: the evidence in titles or listings, line by line, without a verdict."""

import argparse
import json
import sys

import pyarrow as pa

from touchstone.cli.arguments import add_lexicon
from touchstone.cli.language import say
from touchstone.cli.lines import add_files, read_batches
from touchstone.cli.verb import Verb
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.signals.batch import SignalBatch
from touchstone.signals.explain import explain_signal
from touchstone.signals.prepare import prepare
from touchstone.signals.registry import SIGNALS
from touchstone.tables.schemas import LISTINGS
from touchstone.vocabulary.field import FIELDS
from touchstone.vocabulary.signal import Signal

Values = dict[str, object]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files of titles or JSON objects, and the user's own lexicons."""
    add_files(parser)
    add_lexicon(parser)
    text = say("add a sentence for each signal", "为每个信号附一句说明")
    parser.add_argument("--explain", action="store_true", help=text)


def run(arguments: argparse.Namespace) -> int:
    """One JSON line per line of input, in order."""
    lexicon = load_lexicon(arguments.lexicon)
    for lines in read_batches(arguments.files):
        said = [json.dumps(line, ensure_ascii=False) for line in say_signals(lines, lexicon, arguments.explain)]
        sys.stdout.write("\n".join(said) + "\n")
    return 0


def say_signals(lines: list[str], lexicon: Lexicon, explain: bool = False) -> list[Values]:
    """For each line, a title or a JSON object with fields of a listing, its signals."""
    rows = [read_line(line, number) for number, line in enumerate(lines)]
    batch = prepare(batch_of_rows(rows), lexicon)
    found: list[list[Values]] = [[] for _ in lines]
    for row, signal in list_signals(batch):
        found[row].append(as_values(signal, explain))
    return [{"title": row["title"], "signals": found[number]} for number, row in enumerate(rows)]


def list_signals(batch: SignalBatch) -> list[tuple[int, Signal]]:
    """Every piece of evidence of a batch with its row, in the order of the registry."""
    out = []
    for definition in SIGNALS:
        evidence = definition.detect(batch, {})
        for place, row in enumerate(evidence.row.tolist()):
            out.append(
                (
                    row,
                    Signal(
                        name=definition.name,
                        score=round(float(evidence.score[place]), 3),
                        detail=evidence.details[evidence.detail[place]],
                        field=FIELDS[evidence.field[place]],
                        start=int(evidence.start[place]),
                        end=int(evidence.end[place]),
                    ),
                )
            )
    return out


def as_values(signal: Signal, explain: bool) -> Values:
    """A signal as a JSON object."""
    values: Values = {
        "name": signal.name,
        "score": signal.score,
        "detail": signal.detail,
        "field": str(signal.field),
        "start": signal.start,
        "end": signal.end,
    }
    if explain:
        values["en"], values["zh"] = explain_signal(signal)
    return values


def read_line(line: str, number: int) -> Values:
    """A JSON object with a title is a listing, anything else a title; a field of the wrong kind is left out."""
    listing: object = None
    if line.startswith("{"):
        try:
            listing = json.loads(line)
        except (ValueError, RecursionError):
            listing = None
    if not isinstance(listing, dict) or not isinstance(listing.get("title"), str):
        return {"listing_id": str(number), "title": line}
    values: Values = {"listing_id": str(number)}
    for field in LISTINGS:
        value = listing.get(field.name)
        if field.type == pa.string() and isinstance(value, str):
            values[field.name] = value.encode("utf-8", "replace").decode("utf-8")
        elif field.type == pa.float64() and isinstance(value, int | float) and abs(value) < 1e18:
            values[field.name] = float(value)
    return values


def batch_of_rows(rows: list[Values]) -> pa.RecordBatch:
    """Rows as a batch of listings."""
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in LISTINGS]
    return pa.record_batch(columns, schema=LISTINGS)


VERB = Verb(
    name="signals",
    help_en="print the signals of titles or listings, line by line",
    help_zh="逐行输出标题或商品的信号",
    add_arguments=add_arguments,
    run=run,
)
