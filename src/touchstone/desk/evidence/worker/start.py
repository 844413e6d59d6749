"""Starts the worker for one file, waits for it within its time, and trusts nothing that it answers."""

import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore
from typing import BinaryIO

from touchstone.desk.evidence.errors import WorkerError
from touchstone.desk.evidence.findings import FINDINGS
from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.limits import most
from touchstone.desk.evidence.worker.neutral import is_neutral_png
from touchstone.desk.evidence.worker.order import Order

LONGEST_LINE = 1000
MEMORY_SIGNALS = (-signal.SIGKILL, -signal.SIGABRT)
PLACES = BoundedSemaphore(most("workers"))
# isolated (-I), without site (-S), warnings off, no bytecode written: only these two folders can be imported from
BEGIN = "import sys; sys.path[:0] = [{paths}]; from touchstone.desk.evidence.worker.program import main; main()"


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening: a preview, or a finding that says why there is none."""

    preview: bytes = b""
    finding: str = ""


def package_folder(name: str) -> str:
    """The folder from which a package is imported, found without importing it."""
    found = find_spec(name)
    return str(Path(str(found.origin)).parents[1]) if found else ""


BEGINNING = BEGIN.format(paths=", ".join(repr(package_folder(name)) for name in ("touchstone", "PIL")))


def open_in_worker(file: BinaryIO, kind: Kind) -> Opened:
    """Have the picture decoded and drawn anew, in at most the time, memory and bytes of LIMITS.

    Raises:
        WorkerError: the machine could not start the worker, or it does not run.
    """
    if not hasattr(os, "memfd_create"):
        return Opened(finding="not_confined")
    try:
        with PLACES, os.fdopen(os.memfd_create("answer"), "rb") as answer:
            code = run(command(kind), file, answer)
            if code is None or code == -signal.SIGXCPU:
                return Opened(finding="too_slow")
            if code < 0:
                return Opened(finding="too_much_memory" if code in MEMORY_SIGNALS else "damaged")
            if code:
                raise WorkerError(f"exit code {code}")
            return trust(os.pread(answer.fileno(), most("answer_bytes") + 1, 0))
    except OSError as cause:
        raise WorkerError(str(cause.strerror)) from cause


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


def run(call: list[str], file: BinaryIO, answer: BinaryIO, *, wall: int | None = None) -> int | None:
    """Run a worker in a group of its own with an empty environment; its exit code, or None if its time was up.

    `wall`: its milliseconds; without it those of LIMITS.
    """
    with subprocess.Popen(
        call, stdin=file, stdout=answer, stderr=subprocess.DEVNULL, env={}, cwd="/", start_new_session=True
    ) as process:
        try:
            return process.wait() if ends_within(process.pid, wall or most("worker_wall")) else None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def ends_within(process: int, milliseconds: int) -> bool:
    """Whether a child ends in time; woken by its end, where Popen.wait would look again and again."""
    watched = os.pidfd_open(process)
    try:
        waiting = select.poll()
        waiting.register(watched, select.POLLIN)
        return bool(waiting.poll(milliseconds))
    finally:
        os.close(watched)


def trust(answer: bytes) -> Opened:
    """Believe an answer only as far as it can be checked: a known finding, or a PNG of nothing but pixels."""
    line, _, preview = answer.partition(b"\n")
    try:
        said = json.loads(line[:LONGEST_LINE])
    except (ValueError, RecursionError):
        said = {"finding": "damaged"}
    if said == {} and is_neutral_png(preview, most("preview_edge")):
        return Opened(preview=preview)
    known = next((key for key in FINDINGS if said == {"finding": key}), "damaged")
    return Opened(finding=known)
