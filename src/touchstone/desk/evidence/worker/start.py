"""Starts the worker for one file, waits for it within its time, and trusts nothing that it answers."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from touchstone.desk.evidence.errors import StoreError
from touchstone.desk.evidence.findings import FINDINGS
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most
from touchstone.desk.evidence.worker.neutral import is_neutral_png
from touchstone.desk.evidence.worker.order import Order

LONGEST_LINE = 1000
MEMORY_SIGNALS = (-signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS)
# isolated (-I), without site (-S), warnings off, no bytecode written: only these two folders can be imported from
BEGIN = "import sys; sys.path[:0] = [{paths}]; from touchstone.desk.evidence.worker.program import main; main()"


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening: a preview with the size of the original in pixels, or a finding that says why not."""

    preview: bytes = b""
    width: int = 0
    height: int = 0
    finding: str = ""


def package_folder(name: str) -> str:
    """The folder from which a package is imported, found without importing it."""
    found = find_spec(name)
    return str(Path(str(found.origin)).parents[1]) if found else ""


BEGINNING = BEGIN.format(paths=", ".join(repr(package_folder(name)) for name in ("touchstone", "PIL")))


def open_in_worker(file: BinaryIO, kind: Kind) -> Opened:
    """Have the picture decoded and drawn anew, in at most the time, memory and bytes of LIMITS.

    Raises:
        StoreError: the machine could not start a process or keep its answer.
    """
    try:
        with tempfile.TemporaryFile() as answer:
            code = run(command(kind), file, answer)
            if code is None or code == -signal.SIGXCPU:
                return Opened(finding="too_slow")
            if code:
                return Opened(finding="too_much_memory" if code in MEMORY_SIGNALS else "damaged")
            answer.seek(0)
            return trust(answer.read(most("answer_bytes") + 1))
    except OSError as cause:
        raise StoreError(cause) from cause


def command(kind: Kind) -> list[str]:
    """The call of the worker for one kind of picture."""
    order = Order(
        memory=most("worker_memory"),
        cpu=most("worker_cpu"),
        output=most("answer_bytes"),
        edge=most("preview_edge"),
        most_bytes=kind.most_bytes,
        most_pixels=kind.most_pixels,
        decoder=kind.decoder,
    )
    return [sys.executable, "-I", "-S", "-B", "-W", "ignore", "-c", BEGINNING, order.written()]


def run(call: list[str], file: BinaryIO, answer: BinaryIO) -> int | None:
    """Run the worker in a group of its own with an empty environment; its exit code, or None if its time was up."""
    file.seek(0)
    with subprocess.Popen(
        call, stdin=file, stdout=answer, stderr=subprocess.DEVNULL, env={}, cwd="/", start_new_session=True
    ) as process:
        try:
            return process.wait(most("worker_wall") / 1000)
        except subprocess.TimeoutExpired:
            return None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def trust(answer: bytes) -> Opened:
    """Believe an answer only as far as it can be checked: two numbers and a PNG of nothing but pixels, or a known finding."""
    line, _, preview = answer.partition(b"\n")
    try:
        said = json.loads(line[:LONGEST_LINE])
    except ValueError:
        return Opened(finding="damaged")
    if not isinstance(said, dict):
        return Opened(finding="damaged")
    if "finding" in said:
        return Opened(finding=said["finding"] if said["finding"] in set(FINDINGS) else "damaged")
    width, height = said.get("width"), said.get("height")
    if not (isinstance(width, int) and isinstance(height, int) and is_neutral_png(preview, most("preview_edge"))):
        return Opened(finding="damaged")
    return Opened(preview, width, height)
