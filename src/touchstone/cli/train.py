"""touchstone train: learns a text model from labels, measures it on sellers it has not seen, and writes it."""

import argparse
import hashlib
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from touchstone import __version__
from touchstone.cli.language import say
from touchstone.cli.trained import advise, tabulate
from touchstone.cli.verb import Verb
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.signals.text_card import Figures, ModelCard, Source
from touchstone.signals.text_examples import Examples, join_titles, number_sellers
from touchstone.signals.text_fitting import FOLDS, fit_model, hold_out, prepare_course
from touchstone.signals.text_lessons import compose_lessons
from touchstone.signals.text_model_file import save_model
from touchstone.signals.text_training import TrainingSettings
from touchstone.tables.errors import cannot_write
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LABELS, LISTINGS
from touchstone.vocabulary.errors import UsageError

TITLED = pa.schema(
    [
        pa.field("title", pa.string(), nullable=False),
        pa.field("label", pa.int8(), nullable=False),
        pa.field("seller_id", pa.string()),
    ]
)
FEWEST = 5  # positives, negatives: with fewer there is nothing to learn or to measure
LESSONS = 40_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the verb."""
    parser.add_argument(
        "labels",
        type=Path,
        help=say(
            "table of labels: listing_id,label (with --listings) or title,label; 1 is counterfeit",
            "标签表：listing_id,label（配合 --listings）或 title,label；1 表示假货",
        ),
    )
    parser.add_argument("--listings", type=Path, help=say("table with the titles", "含标题的商品表"))
    parser.add_argument("--mapping", type=Path, help=say("mapping file of the labels", "标签表的列映射文件"))
    parser.add_argument("--out", type=Path, required=True, help=say("model file to write", "要写入的模型文件"))
    parser.add_argument("--name", default="own", help=say("name of the model", "模型名称"))
    parser.add_argument("--version-number", type=int, default=1, help=say("its version", "模型版本"))
    parser.add_argument("--date", default="", help=say("date on its card (default: today)", "卡片上的日期（默认今天）"))
    parser.add_argument(
        "--lessons",
        type=int,
        default=LESSONS,
        help=say("titles composed from the lexicon to learn from too; 0: none", "另由词典组成的训练标题数；0 表示不用"),
    )
    parser.add_argument(
        "--lexicon", type=Path, action="append", default=[], help=say("own lexicon file", "自己的词典文件")
    )
    parser.add_argument("--epochs", type=int, default=8, help=say("passes over the titles", "训练轮数"))
    parser.add_argument("--seed", type=int, default=0, help=say("seed of the order", "顺序的随机种子"))


def run(arguments: argparse.Namespace) -> int:
    """Read, measure, train, write, and say how good it is."""
    check_arguments(arguments)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        examples = read_examples(arguments, progress)
        check_examples(examples, arguments.labels)
        lexicon = load_lexicon(tuple(arguments.lexicon))
        settings = TrainingSettings(epochs=arguments.epochs, seed=arguments.seed)
        course = prepare_course(examples, compose_lessons(lexicon, arguments.lessons, arguments.seed), settings)
        task = progress.add_task(say("training", "训练"), total=FOLDS + 1)
        validation = hold_out(course, lambda: progress.advance(task))
        card = make_card(arguments, examples, lexicon, validation.figures)
        model = fit_model(course, validation, card)
    try:
        save_model(model, arguments.out)
    except OSError as error:
        raise cannot_write(arguments.out, error) from error
    console.print(tabulate(card))
    console.print(advise(arguments.out), highlight=False)
    return 0


def check_arguments(arguments: argparse.Namespace) -> None:
    """Raise UsageError for numbers that make no sense."""
    for name, low, high in (("lessons", 0, 10_000_000), ("epochs", 1, 1000), ("seed", 0, 2**32 - 1)):
        value = getattr(arguments, name)
        if not low <= value <= high:
            raise UsageError(
                f"--{name} is {value}.",
                hint=f"Give a number from {low} to {high}.",
                sentence_zh=f"--{name} 为 {value}。",
                hint_zh=f"请给出 {low} 到 {high} 之间的数。",
            )


def read_examples(arguments: argparse.Namespace, progress: Progress) -> Examples:
    """The titles with their labels, from one table or two."""
    if arguments.listings is None:
        table = read_all(arguments.labels, TITLED, progress, arguments.mapping)
        return Examples(table["title"].combine_chunks(), table["label"].to_numpy(), number_sellers(table["seller_id"]))
    labels = read_all(arguments.labels, LABELS, progress, arguments.mapping)
    return join_titles(labels, read_all(arguments.listings, LISTINGS, progress, None))


def read_all(path: Path, schema: pa.Schema, progress: Progress, mapping: Path | None) -> pa.Table:
    """All rows of a table, with a bar over its bytes."""
    wanted = [name for name in ("listing_id", "title", "label", "seller_id") if name in schema.names]
    source = open_table(path, schema, mapping=mapping, columns=wanted)
    task: TaskID = progress.add_task(path.name, total=source.total_bytes)
    batches = []
    for batch in source.batches():
        batches.append(batch.records.select(wanted))
        progress.update(task, completed=batch.bytes_done)
    return pa.Table.from_batches(batches, pa.schema([schema.field(name) for name in wanted]))


def check_examples(examples: Examples, path: Path) -> None:
    """Raise UsageError when there is too little to learn from."""
    positives = int(examples.labels.sum())
    if min(positives, len(examples) - positives) < FEWEST:
        raise UsageError(
            f"{path} gives {positives} counterfeits and {len(examples) - positives} others with a title.",
            hint=f"At least {FEWEST} of each are needed; ids must be those of the listings.",
            sentence_zh=f"{path} 中有标题的假货 {positives} 条、其他 {len(examples) - positives} 条。",
            hint_zh=f"每类至少需要 {FEWEST} 条；编号须与商品表一致。",
        )


def make_card(arguments: argparse.Namespace, examples: Examples, lexicon: Lexicon, figures: Figures) -> ModelCard:
    """What the model says of itself."""
    paths = [path for path in (arguments.labels, arguments.listings) if path is not None]
    return ModelCard(
        name=arguments.name,
        version=arguments.version_number,
        program=__version__,
        made_at=arguments.date or date.today().isoformat(),
        sources=tuple(Source(path.name, digest(path), len(examples)) for path in paths),
        rows=len(examples),
        positives=int(examples.labels.sum()),
        sellers=len(np.unique(examples.sellers)),
        lessons=arguments.lessons,
        lexicon=lexicon.version if arguments.lessons else "",
        seed=arguments.seed,
        figures=figures,
    )


def digest(path: Path) -> str:
    """SHA-256 of a file, or of the files of a folder in order."""
    total = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as content:
                total.update(hashlib.file_digest(content, "sha256").digest())
    return total.hexdigest()


VERB = Verb("train", "train a text model from labels", "用标签训练文本模型", add_arguments, run)
