"""touchstone read: what texts say when everything that hides it is undone."""

import argparse
import json
import sys

import pyarrow as pa

from touchstone.cli.language import say
from touchstone.cli.lines import add_files, read_batches
from touchstone.cli.verb import Verb
from touchstone.reading.folded import Folded
from touchstone.reading.restoring import read_texts
from touchstone.vocabulary.hiding import Hiding

HIDING_KEYS: dict[int, str] = {int(flag): str(flag.name).lower() for flag in Hiding if flag}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files of texts, and whether to tell where each character came from."""
    add_files(parser)
    text = say(
        "print JSON lines: the text, where each character came from, and what was hidden",
        "输出 JSON 行：读出的文本、每个字符的来源位置，以及隐藏了什么",
    )
    parser.add_argument("--spans", action="store_true", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Exactly one line per line of input, in order."""
    for lines in read_batches(arguments.files):
        read = read_texts(pa.array(lines, pa.string()))
        said = say_spans(lines, read) if arguments.spans else say_texts(read)
        sys.stdout.buffer.write(("\n".join(said) + "\n").encode("utf-8"))
        sys.stdout.buffer.flush()
    return 0


def say_texts(read: Folded) -> list[str]:
    """The text of each row."""
    return [read.text(row) for row in range(len(read))]


def say_spans(lines: list[str], read: Folded) -> list[str]:
    """One JSON object per row. `starts` and `ends` count characters of the line as given, one pair per character read."""
    return [json.dumps(_describe(line, read, row), ensure_ascii=False) for row, line in enumerate(lines)]


def _describe(line: str, read: Folded, row: int) -> dict[str, object]:
    first, last = int(read.offsets[row]), int(read.offsets[row + 1])
    text = read.text(row)
    starts, ends = read.starts[first:last].tolist(), read.ends[first:last].tolist()
    hidden = [
        {"start": start, "end": end, "written": line[start:end], "read": one, "how": name_hiding(flags)}
        for one, start, end, flags in zip(text, starts, ends, read.hiding[first:last].tolist(), strict=True)
        if flags
    ]
    return {"text": text, "starts": starts, "ends": ends, "hidden": hidden}


def name_hiding(flags: int) -> list[str]:
    """The ways of hiding in some flags, by their keys."""
    return [key for flag, key in HIDING_KEYS.items() if flags & flag]


VERB = Verb(
    name="read",
    help_en="print what texts say: folded and restored, one line each",
    help_zh="读出文本的真实内容：归一并还原，逐行输出",
    add_arguments=add_arguments,
    run=run,
)
