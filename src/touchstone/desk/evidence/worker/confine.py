"""A process gives up everything but reading, writing and memory: resource limits, then a filter of system calls."""

import ctypes
import errno
import mmap
import platform
import resource
import struct
from dataclasses import dataclass

NO_NEW_PRIVILEGES, SET_SECCOMP, SET_DUMPABLE, FILTER_MODE = 38, 22, 4, 2
# offsets in struct seccomp_data (linux/seccomp.h): number, architecture, low halves of the arguments
NUMBER, ARCHITECTURE = 0, 4
FIRST, THIRD, FOURTH = 16, 32, 40
LOAD, EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
KILL, ALLOW, REFUSE = 0x80000000, 0x7FFF0000, 0x00050000 | errno.EPERM
OUTPUT = 1


@dataclass(frozen=True, slots=True)
class Machine:
    """What one processor calls itself (linux/audit.h) and its numbers of system calls (asm/unistd.h)."""

    audit: int
    allowed: tuple[int, ...]
    write: int
    map_memory: int
    protect_memory: int


# allowed: read pread64 close fstat lseek munmap brk rt_sigaction rt_sigprocmask rt_sigreturn mremap madvise sched_yield
# exit exit_group futex clock_gettime gettimeofday getrandom
MACHINES = {
    "x86_64": Machine(
        0xC000003E, (0, 17, 3, 5, 8, 11, 12, 13, 14, 15, 25, 28, 24, 60, 231, 202, 228, 96, 318), 1, 9, 10
    ),
    "aarch64": Machine(
        0xC00000B7,
        (63, 67, 57, 80, 62, 215, 214, 134, 135, 139, 216, 233, 124, 93, 94, 98, 113, 169, 278),
        64,
        222,
        226,
    ),
}


def instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One step of the filter (struct sock_filter of linux/filter.h)."""
    return struct.pack("<HBBI", code, if_true, if_false, value)


def must(argument: int, test: int, value: int) -> list[bytes]:
    """Refuse the call unless its argument passes the test."""
    return [instruction(LOAD, argument), instruction(test, value, 1, 0), instruction(RETURN, REFUSE)]


def must_not(argument: int, test: int, value: int) -> list[bytes]:
    """Refuse the call if its argument passes the test."""
    return [instruction(LOAD, argument), instruction(test, value, 0, 1), instruction(RETURN, REFUSE)]


def allow(number: int, *conditions: list[bytes]) -> list[bytes]:
    """Let one system call pass under these conditions."""
    steps = [step for condition in conditions for step in condition] + [instruction(RETURN, ALLOW)]
    return [instruction(EQUAL, number, 0, len(steps)), *steps]


def filter_for(machine: Machine) -> bytes:
    """The filter: another architecture kills, what is not allowed fails.

    Writing goes to standard output alone, memory is anonymous and never holds code.
    """
    no_code = must_not(THIRD, ANY_BIT, mmap.PROT_EXEC)
    steps = [instruction(LOAD, ARCHITECTURE), instruction(EQUAL, machine.audit, 1, 0), instruction(RETURN, KILL)]
    steps.append(instruction(LOAD, NUMBER))
    steps += allow(machine.write, must(FIRST, EQUAL, OUTPUT))
    steps += allow(machine.map_memory, no_code, must(FOURTH, ANY_BIT, mmap.MAP_ANONYMOUS))
    steps += allow(machine.protect_memory, no_code)
    for number in machine.allowed:
        steps += allow(number)
    return b"".join([*steps, instruction(RETURN, REFUSE)])


class Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def limit_resources(*, memory: int, cpu: int, output: int) -> None:
    """Bound address space (bytes), processor time (seconds) and what may be written (bytes); no new files or processes."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))  # a second between the signal that says why and the kill
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))


def confine() -> bool:
    """Install the filter for this process and its threads; says whether the kernel took it."""
    machine = MACHINES.get(platform.machine()) if platform.system() == "Linux" else None
    if machine is None:
        return False
    steps = filter_for(machine)
    program = Program(len(steps) // 8, steps)
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(SET_DUMPABLE, 0, 0, 0, 0)
    if kernel.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not kernel.prctl(SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0)
