"""The shape of a verb: one row of the table in main.py."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """`run` returns the exit code; errors are raised and mapped in main.py."""

    name: str
    help_en: str
    help_zh: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
