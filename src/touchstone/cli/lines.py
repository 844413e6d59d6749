"""Lines of text from files or standard input, in batches; one line in is one line out."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from touchstone.cli.language import say
from touchstone.tables.errors import MissingInputError, UnreadableInputError

BATCH = 4096
LONGEST = 1 << 20  # bytes of one line; what comes after counts as the next line


def add_files(parser: argparse.ArgumentParser) -> None:
    """The files to read, or none for standard input."""
    text = say(
        "text files, one title per line; none or -: standard input", "文本文件，每行一个标题；不给或给 -：标准输入"
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help=text)


def read_batches(files: Sequence[Path]) -> Iterator[list[str]]:
    """The lines of all files in order, without their ends; bytes that are not UTF-8 become U+FFFD. Raises TableError."""
    for path in files or (Path("-"),):
        if str(path) == "-":
            yield from _split(sys.stdin.buffer)
        else:
            with _open(path) as file:
                yield from _split(file)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingInputError(
            f"{path} does not exist.",
            hint="Give the path of a text file, or - for standard input.",
            sentence_zh=f"{path} 不存在。",
            hint_zh="请给出文本文件路径，或用 - 表示标准输入。",
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableInputError(
            f"{path!s} cannot be read.",
            hint="Give a text file that you may read.",
            sentence_zh=f"{path!s} 无法读取。",
            hint_zh="请给出有权读取的文本文件。",
        ) from error


def _split(file: BinaryIO) -> Iterator[list[str]]:
    batch: list[str] = []
    while line := file.readline(LONGEST):
        batch.append(line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace"))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
