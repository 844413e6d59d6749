"""The one place that knows the compiler: kernels are plain Python functions, compiled on first use and kept on disk."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")

PACKAGE = Path(__file__).parents[1]
# Rooms whose constants kernels read: the compiler itself only notices a change in the kernel's own file.
READ_BY_KERNELS = ("vocabulary", "reading")


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
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    root = Path(os.environ.get("TOUCHSTONE_KERNELS") or Path(cache) / "touchstone" / "kernels")
    folder = root / digest_kernels()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="touchstone-kernels-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="touchstone-kernels-"))


numba.config.CACHE_DIR = str(choose_kernel_folder())


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile to machine code that runs without the interpreter lock; `function.py_func` stays the plain one."""
    kernel: Callable[P, R] = numba.njit(cache=True, nogil=True, boundscheck=False)(function)
    return kernel


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Like `compiled`, but made part of each caller: a call costs seven words for every array it passes."""
    kernel: Callable[P, R] = numba.njit(inline="always", nogil=True, boundscheck=False)(function)
    return kernel
