"""Once confined, a process can do nothing but compute and answer."""

import subprocess
import sys
from pathlib import Path

import pytest

from touchstone.desk.evidence.worker.confine import MACHINES, filter_for, instruction
from touchstone.desk.evidence.worker.start import BEGINNING

PATHS = BEGINNING.split(";")[1]
CONFINED = (
    f"import sys;{PATHS}\n"
    "import ctypes, mmap, os, signal, socket, subprocess, threading\n"
    "kernel = ctypes.CDLL(None, use_errno=True)\n"
    "from touchstone.desk.evidence.worker.confine import confine, limit_resources\n"
    "limit_resources(memory=290_000_000, cpu=2, output=1000)\n"
    "assert confine()\n"
    "try:\n"
    "    {attempt}\n"
    "except (OSError, RuntimeError, MemoryError) as refused:\n"
    "    os.write(1, b'refused')\n"
    "else:\n"
    "    os.write(1, b'done')\n"
    "os._exit(0)\n"
)  # fmt: skip
ATTEMPTS = {
    "open a file": "os.open('/etc/passwd', os.O_RDONLY)",
    "make a file": "os.open('/tmp/escaped', os.O_CREAT | os.O_WRONLY)",
    "list a folder": "os.listdir('/')",
    "look at a file": "os.stat('/etc/passwd')",
    "remove a file": "os.unlink('/tmp/none')",
    "open a socket": "socket.socket()",
    "open a local socket": "socket.socket(socket.AF_UNIX)",
    "make two sockets": "socket.socketpair()",
    "fork": "os.fork()",
    "start a program": "os.execv('/bin/true', ['true'])",
    "start a process": "subprocess.run(['/bin/true'])",
    "start a thread": "threading.Thread(target=print).start()",
    "signal its parent": "os.kill(os.getppid(), 0)",
    "copy a descriptor": "os.dup(1)",
    "make a pipe": "os.pipe()",
    "make a file in memory": "os.memfd_create('x')",
    "change its user": "os.setuid(0)",
    "change its input": "os.write(0, b'x')",
    "write to its errors": "os.write(2, b'x')",
    "cut its input": "os.ftruncate(0, 0)",
    "map its input": "mmap.mmap(0, 8, mmap.MAP_SHARED, mmap.PROT_WRITE)",
    "map code": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)",
    "take too much memory": "bytearray(400_000_000)",
    "trace another": "kernel.ptrace(16, os.getppid(), 0, 0) == -1 and os.listdir('/')",
}


def attempt(what: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run one attempt in a confined process."""
    code = CONFINED.format(attempt=what)
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], input=given, capture_output=True, timeout=20, check=False
    )


@pytest.mark.parametrize("name", ATTEMPTS)
def test_a_confined_process_cannot(name: str) -> None:
    ended = attempt(ATTEMPTS[name])
    assert (ended.stdout, ended.returncode) == (b"refused", 0), ended


def test_a_confined_process_can_compute_read_and_answer() -> None:
    ended = attempt("os.write(1, bytes(bytearray(os.read(0, 9)) * 2)); bytearray(50_000_000)", b"hello")
    assert (ended.stdout, ended.returncode) == (b"hellohellodone", 0)


def test_a_confined_process_cannot_fill_the_disk(tmp_path: Path) -> None:
    code = CONFINED.format(attempt="os.write(1, b'x' * 800); os.write(1, b'x' * 800); os.write(1, b'x')")
    with (tmp_path / "answer").open("wb") as answer:
        subprocess.run([sys.executable, "-I", "-S", "-c", code], stdout=answer, timeout=20, check=False)
    assert (tmp_path / "answer").stat().st_size == 1000


def test_the_filter_refuses_by_default_and_kills_another_architecture() -> None:
    for machine in MACHINES.values():
        steps = filter_for(machine)
        assert steps.endswith(instruction(0x06, 0x00050001))
        assert steps[8:24] == instruction(0x15, machine.audit, 1, 0) + instruction(0x06, 0x80000000)
