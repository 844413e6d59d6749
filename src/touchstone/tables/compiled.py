"""The one place that knows the compiler: kernels are plain Python functions, compiled on first use and kept on disk."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile `function` to machine code that runs without the interpreter lock; `function.py_func` stays the plain one."""
    kernel: Callable[P, R] = numba.njit(cache=True, nogil=True, boundscheck=False)(function)
    return kernel
