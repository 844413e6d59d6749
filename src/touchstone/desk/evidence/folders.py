"""Folders opened step by step without following links, made durable, locked against the sweep."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
LOCK = ".lock"


@contextmanager
def opened_folder(root: Path, parts: tuple[str, ...], *, make: bool = False) -> Iterator[int]:
    """The descriptor of a folder below `root`; with `make`, missing ones are made, private and durable."""
    if make:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = os.open(root, FOLDER)
    try:
        for part in parts:
            if make:
                make_folder(part, folder)
            inner = os.open(part, FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


def make_folder(name: str, parent: int) -> None:
    """Make a folder for the owner alone, unless it is there; its name is on disk when this returns."""
    with suppress(FileExistsError):
        os.mkdir(name, mode=0o700, dir_fd=parent)
        sync_folder(parent)


def sync_folder(folder: int) -> None:
    """Bring the names in an open folder to the disk."""
    os.fsync(folder)


@contextmanager
def locked(root: Path, *, shared: bool) -> Iterator[None]:
    """Hold the lock of the store: shared to put a file in its place, alone to take one away."""
    with opened_folder(root, (), make=True) as folder:
        lock = os.open(LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
