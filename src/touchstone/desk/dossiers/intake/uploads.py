"""An uploaded content as a file that can be read without fear: what would grow is unpacked in a limited process first."""

import json
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from touchstone.desk.dossiers.errors import UnreadableFileError
from touchstone.desk.dossiers.intake import bounds
from touchstone.desk.dossiers.intake.reading import FOLDER
from touchstone.desk.dossiers.intake.unpack_program import Ended
from touchstone.desk.evidence.errors import WorkerError
from touchstone.desk.evidence.worker.start import package_folder, run
from touchstone.tables.parquet import PARQUET_MAGIC

SUFFIXES = (".csv", ".tsv", ".jsonl")
MEMORY = 1_000_000_000
"""Bytes of address space of the process that unpacks."""
CPU, WALL = 10, 15_000
"""Its seconds of processor time; its milliseconds by the clock."""
BEGIN = "import sys; sys.path[:0] = [{paths}]; from touchstone.desk.dossiers.intake.unpack_program import main; main()"
BEGINNING = BEGIN.format(paths=", ".join(repr(package_folder(name)) for name in ("touchstone", "pyarrow")))


@contextmanager
def on_disk(content: bytes, name: str) -> Iterator[Path]:
    """An uploaded content as a file, for as long as it is read; of its name only the suffix is believed.

    Raises:
        UnreadableFileError: a Parquet file that is damaged, or that is more than bounds allow.
        WorkerError: the machine could not start the process that unpacks.
    """
    with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        suffix = Path(name).suffix.lower()
        path = Path(folder) / f"upload{suffix if suffix in SUFFIXES else '.csv'}"
        path.write_bytes(content)
        yield unpacked(path) if content.startswith(PARQUET_MAGIC) else path


def unpacked(path: Path) -> Path:
    """The rows of a Parquet file as lines of JSON, beside it."""
    text = path.with_name("upload.jsonl") if path.suffix != ".jsonl" else path.with_name("unpacked.jsonl")
    with path.open("rb") as file, text.open("wb") as answer:
        code = run(command(path.stat().st_size), file, answer, wall=WALL)
    if code != Ended.WELL:
        raise refusal_of(code)
    return text


def command(size: int) -> list[str]:
    """The call of the program for a file of so many bytes."""
    order = {"memory": MEMORY, "cpu": CPU, "output": bounds.LARGEST, "rows": bounds.MOST_ROWS, "most_bytes": size}
    return [sys.executable, "-I", "-S", "-B", "-W", "ignore", "-c", BEGINNING, json.dumps(order)]


def refusal_of(code: int | None) -> UnreadableFileError:
    """What an exit code means to who uploaded the file. Raises WorkerError where the program did not run."""
    if code is None or code == -signal.SIGXCPU:
        return bounds.too_slow()
    if code == Ended.TOO_MANY_ROWS:
        return bounds.too_many_rows()
    if code in (Ended.TOO_LARGE, -signal.SIGKILL, -signal.SIGABRT):
        return bounds.too_large()
    if code == Ended.DAMAGED or code < 0:
        return bounds.damaged()
    raise WorkerError(f"exit code {code}")
