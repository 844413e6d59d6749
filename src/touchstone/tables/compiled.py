"""The one place that knows the compiler: kernels are plain Python functions, compiled on first use and kept on disk."""

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")

PACKAGE = Path(__file__).parents[1]
# Rooms whose constants kernels read: the compiler itself only notices a change in the kernel's own file.
READ_BY_KERNELS = ("vocabulary", "reading")
# Kept when older kernels are removed: the folders used last, and those a running process may still write to.
KEPT = 4
ONE_HOUR = 3600


def digest_kernels(package: Path = PACKAGE) -> str:
    """Digest of every file that holds a kernel or that a kernel reads constants of."""
    digest = hashlib.sha256(numba.__version__.encode())
    for path in sorted(package.rglob("*.py")):
        text = path.read_bytes()
        if b"compiled" in text or path.parent.name in READ_BY_KERNELS:
            digest.update(path.name.encode() + text)
    return digest.hexdigest()[:16]


def choose_kernel_folder() -> Path:
    """Where machine code is kept: TOUCHSTONE_KERNELS, else the user's cache folder, else a temporary one."""
    try:
        folder = _find_root() / digest_kernels()
        folder.mkdir(parents=True, exist_ok=True)
        folder.touch()
    except (OSError, RuntimeError):  # a folder that cannot be made; a user without a home
        return Path(tempfile.mkdtemp(prefix="touchstone-kernels-"))
    if not os.access(folder, os.W_OK):
        return Path(tempfile.mkdtemp(prefix="touchstone-kernels-"))
    prune_kernels(folder.parent)
    return folder


def _find_root() -> Path:
    chosen, cache = os.environ.get("TOUCHSTONE_KERNELS"), os.environ.get("XDG_CACHE_HOME")
    return Path(chosen) if chosen else Path(cache or Path.home() / ".cache") / "touchstone" / "kernels"


def prune_kernels(root: Path, kept: int = KEPT, rest: float = ONE_HOUR) -> None:
    """Remove the folders under `root` that nobody has used for `rest` seconds, but never the `kept` used last."""
    with contextlib.suppress(OSError):  # another process may be removing the same folder
        oldest_last = sorted(((each.stat().st_mtime, each) for each in root.iterdir()), reverse=True)
        for used_at, folder in oldest_last[kept:]:
            if time.time() - used_at > rest:
                shutil.rmtree(folder, ignore_errors=True)


KERNEL_FOLDER = choose_kernel_folder()
numba.config.CACHE_DIR = str(KERNEL_FOLDER)  # type: ignore[attr-defined]  # set by name when numba starts


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile to machine code that runs without the interpreter lock; `function.py_func` stays the plain one.

    In a loop call only kernels that take numbers: a call that passes arrays costs some ten nanoseconds for each.
    """
    kernel: Callable[P, R] = numba.njit(cache=True, nogil=True, boundscheck=False)(function)
    return kernel


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Like `compiled`, but made part of each caller."""
    kernel: Callable[P, R] = numba.njit(inline="always", nogil=True, boundscheck=False)(function)
    return kernel
