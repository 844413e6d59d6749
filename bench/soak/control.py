"""Eight numbers that the harness and a process under test share: how many steps until it dies, which call fails."""

import mmap
import struct
from enum import IntEnum
from pathlib import Path


class Slot(IntEnum):
    """What each number is; `shim.c` knows the same places."""

    POINTS_LEFT = 0
    """Die at the n-th point from now; 0 never."""
    POINTS_SEEN = 1
    CALLS_LEFT = 2
    """Fail the n-th file call from now; 0 never."""
    CALLS_SEEN = 3
    ERRNO = 4
    """The error that the call gives."""
    FIRED = 5
    """How many calls have failed."""
    LASTING = 6
    """1: every later call fails too, until it is set back, as on a disk that stays full."""


SIZE = 4096


class Control:
    """The shared numbers, in a file that both sides map into memory."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(SIZE))
        with path.open("r+b") as file:
            self.memory = mmap.mmap(file.fileno(), SIZE)

    def __getitem__(self, slot: Slot) -> int:
        return int(struct.unpack_from("<q", self.memory, 8 * slot)[0])

    def __setitem__(self, slot: Slot, value: int) -> None:
        struct.pack_into("<q", self.memory, 8 * slot, value)

    def clear(self) -> None:
        """Nothing dies and nothing fails."""
        for slot in Slot:
            self[slot] = 0
